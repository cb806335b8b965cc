package io.xingyuan.policy;

import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.MenuItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration
class LibraryConfiguration {

    private static final String FOLDER = "policies/";

    /** The library that ships with the platform, or that of a directory of one's own. */
    @Bean
    PolicyLibrary policyLibrary(@Value("${xingyuan.policies:}") String directory) throws IOException {
        try {
            return directory.isBlank() ? Policies.load(shipped()) : Policies.load(Path.of(directory));
        } catch (PolicyProblems faulty) {
            throw new IllegalStateException("政策库有误：\n" + faulty.getMessage(), faulty);
        }
    }

    @Bean
    MenuItem libraryItem() {
        return new MenuItem("政策库", "books", "/policies", 28, EnumSet.allOf(Role.class));
    }

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**/*.yaml")) {
            String place = file.getURL().toString();
            sources.put(
                    place.substring(place.lastIndexOf(FOLDER) + FOLDER.length()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        }
        return sources;
    }
}
