package io.xingyuan.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.TestConstructor;

/** An uploaded file is kept as it came, and a workbook leaves the house: neither has a column for people's numbers. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PersonalColumnTests {

    private static final Pattern PERSONAL = Pattern.compile("电话|手机|邮箱|身份证|证件号码|银行账|银行卡|联系方式");
    private static final Pattern HEAD = Pattern.compile("(?s)Export(\\.download)?\\(.{0,600}?;");

    private final List<WorkbookImport> imports;

    PersonalColumnTests(List<WorkbookImport> imports) {
        this.imports = imports;
    }

    @Test
    void noImportTakesInPeoplesNumbers() {
        assertThat(imports)
                .isNotEmpty()
                .flatExtracting(WorkbookImport::columns)
                .extracting(Column::name)
                .isNotEmpty()
                .noneMatch(PERSONAL.asPredicate());
    }

    @Test
    void noExportHasThemInItsHead() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(PersonalColumnTests::exports)
                    .toList();
            assertThat(sources).isNotEmpty();
            assertThat(sources)
                    .allSatisfy(file -> assertThat(
                                    HEAD.matcher(Files.readString(file)).results())
                            .noneMatch(found -> PERSONAL.matcher(found.group()).find()));
        }
    }

    private static boolean exports(Path file) {
        try {
            return Files.readString(file).contains("Export.download(");
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
