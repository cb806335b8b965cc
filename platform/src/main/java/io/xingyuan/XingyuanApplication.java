package io.xingyuan;

import io.xingyuan.startup.StartupRefusal;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** 杏园: the operating platform of a medical-device industry park. */
@Modulithic(
        systemName = "Xingyuan 杏园",
        sharedModules = {"kernel", "startup", "database", "web", "audit"})
@SpringBootApplication
public class XingyuanApplication {

    public static void main(String[] arguments) {
        try {
            SpringApplication.run(XingyuanApplication.class, arguments);
        } catch (RuntimeException failure) {
            System.exit(StartupRefusal.exitCode(failure)); // what happened is already on the console
        }
    }
}
