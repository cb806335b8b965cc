package io.xingyuan.policy;

import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.DictionaryInForce;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.EnumSet;
import java.util.List;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class LibraryConfiguration {

    /** A stand-in for whichever library is in force when it is asked: whoever holds it never holds an old one. */
    @Bean
    PolicyLibrary policyLibrary(PublishedLibrary published) {
        var stand = new ProxyFactory();
        stand.setTargetSource(published.door());
        stand.setProxyTargetClass(true);
        stand.setOpaque(true);
        return (PolicyLibrary) stand.getProxy(PolicyLibrary.class.getClassLoader());
    }

    @Bean
    DictionaryInForce dictionaryInForce(PublishedLibrary published) {
        return () -> published.library().facts();
    }

    @Bean
    MenuItem libraryItem() {
        return new MenuItem("政策库", "books", "/policies", 28, EnumSet.allOf(Role.class));
    }

    @Bean
    NameColumns libraryNames() {
        return () -> List.of(NameColumn.alone("policy.near_threshold", "set_by"));
    }
}
