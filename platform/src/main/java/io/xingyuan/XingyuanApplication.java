package io.xingyuan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** 杏园: the operating platform of a medical-device industry park. */
@Modulithic(
        systemName = "Xingyuan 杏园",
        sharedModules = {"kernel", "startup", "database"})
@SpringBootApplication
public class XingyuanApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(XingyuanApplication.class, arguments);
    }
}
