package io.xingyuan.enterprise;

import io.xingyuan.identity.Employers;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.UnifiedCreditCode;
import io.xingyuan.sealing.SealedColumns;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import io.xingyuan.web.Parks;
import io.xingyuan.web.Residence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class EnterpriseConfiguration {

    private static final Set<Role> EVERYBODY_WITH_PRODUCTS = Stream.of(Role.Group.STAFF, Role.Group.ENTERPRISE)
            .flatMap(group -> group.roles().stream())
            .collect(Collectors.toUnmodifiableSet());

    /** What is published is in force at once; without anybody who publishes, what ships. */
    @Bean
    FactDefinitions factDefinitions(Optional<DictionaryInForce> published) {
        return published.map(FactDefinitions::new).orElseGet(FactDefinitions::shipped);
    }

    @Bean
    static SealedColumns sealedContacts() {
        return BelongingRows::sealedColumns;
    }

    /** The parks of the top bar. */
    @Bean
    Parks parks(Directory directory) {
        return () -> directory.parks().stream()
                .map(park -> new Parks.Park(park.id(), park.shortName()))
                .toList();
    }

    @Bean
    Residence residence(Directory directory) {
        return directory::parkOf;
    }

    /** Whom an account can be opened for. */
    @Bean
    Employers employers(Directory directory) {
        return typed -> {
            String code = UnifiedCreditCode.normalise(typed);
            return directory.search(EnterpriseFilter.of(code), 5).stream()
                    .filter(enterprise -> enterprise.creditCode().equals(code))
                    .map(enterprise -> new Employers.Employer(enterprise.id(), enterprise.name()))
                    .findFirst();
        };
    }

    @Bean
    MenuItem enterpriseMenu() {
        return new MenuItem("企业", "building-factory-2", "/enterprises", 30, Role.Group.STAFF.roles());
    }

    @Bean
    MenuItem productMenu() {
        return new MenuItem("产品", "device-heart-monitor", "/products", 32, EVERYBODY_WITH_PRODUCTS);
    }

    @Bean
    MenuItem projectMenu() {
        return new MenuItem("项目", "tools", "/projects", 33, EVERYBODY_WITH_PRODUCTS);
    }

    @Bean
    MenuItem regionMenu() {
        return new MenuItem("区域与园区", "map-pin", "/regions", 92, Role.Group.ADMINISTRATORS.roles());
    }

    @Bean
    MenuItem parkMenu() {
        return new MenuItem("园区", "building-community", "/parks", 35, Role.Group.STAFF.roles());
    }

    @Bean
    MenuItem ownEnterpriseMenu() {
        return new MenuItem("本企业", "building-factory-2", "/enterprise", 30, Role.Group.ENTERPRISE.roles());
    }

    @Bean
    static NameColumns enterpriseNames() {
        return () -> List.of(NameColumn.alone("enterprise.enterprise", "updated_by"));
    }
}
