package io.xingyuan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The modules keep to their floors, and their pictures lie below target/spring-modulith-docs. */
class ModularityTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(XingyuanApplication.class);

    @Test
    void modulesUseOnlyWhatTheyMayUse() {
        MODULES.verify();
    }

    @Test
    void picturesOfTheModulesAreDrawn() {
        new Documenter(MODULES).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
