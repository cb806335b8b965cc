package io.xingyuan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no source of the program may hold, because it is how systems like this one are broken. */
class SafeSourcesTests {

    private static final Path MAIN = Path.of("src", "main");
    private static final Path JAVA = MAIN.resolve(Path.of("java", "io", "xingyuan"));

    @Test
    void noDynamicCode() {
        Pattern forbidden =
                Pattern.compile("SpelExpressionParser|ScriptEngine|ObjectInputStream|XMLDecoder|InitialContext"
                        + "|Class\\.forName|TemplateEngine\\.create\\(|Runtime\\.getRuntime\\(\\)\\.exec");
        assertThat(found(forbidden, JAVA, ".java")).isEmpty();
        assertThat(found(
                        Pattern.compile(
                                "\\beval\\(|new Function\\(|document\\.write|insertAdjacentHTML|innerHTML\\s*="),
                        MAIN.resolve("resources/static"),
                        ".js"))
                .isEmpty();
        assertThat(found(
                        Pattern.compile("\\$unsafe\\{|\\son[a-z]+=\"|javascript:|style=\""),
                        MAIN.resolve("jte"),
                        ".jte"))
                .as("paper is no page")
                .allMatch(place -> place.endsWith("paper.jte: style=\""));
    }

    @Test
    void patternsAreMadeFromConstants() {
        assertThat(found(
                        Pattern.compile(
                                "\\.(matches\\(\\s*[a-z][A-Za-z]*\\s*\\)|(replaceAll|replaceFirst|split)\\(\\s*[a-z][A-Za-z]*\\s*[,)])"),
                        JAVA,
                        ".java"))
                .isEmpty();
    }

    /** Only the embedded database and what keeps its copies know files; what people send stays in the database. */
    @Test
    void noPageReachesForAFile() {
        Predicate<Path> page = file -> file.toString().endsWith("Pages.java");
        Pattern files = Pattern.compile("java\\.nio\\.file|java\\.io\\.File\\b|FileSystemResource|UrlResource");
        assertThat(Sources.below(JAVA, ".java").stream()
                        .filter(page)
                        .filter(file -> files.matcher(Sources.text(file)).find()))
                .isEmpty();
    }

    @Test
    void onlySoundCryptographyIsUsed() {
        Pattern weak = Pattern.compile(
                "\"(MD5|MD4|SHA-?1|DES[^\"]*|RC4|[^\"]*/ECB/[^\"]*|AES/CBC[^\"]*)\"|HmacMD5"
                        + "|new Random\\(|Math\\.random|RandomStringUtils|X509TrustManager|HostnameVerifier|NoOpPasswordEncoder");
        assertThat(found(weak, JAVA, ".java")).isEmpty();
        Pattern quick = Pattern.compile("ThreadLocalRandom");
        assertThat(found(quick, JAVA, ".java"))
                .as("the number of a request is no secret")
                .allMatch(file -> file.startsWith("web/RequestId.java"));
    }

    @Test
    void noSecretLiesInTheSources() {
        Pattern secret = Pattern.compile(
                "-----BEGIN [A-Z ]*PRIVATE KEY|(?i)(password|secret|api-?key)\\s*[:=]\\s*['\"]?[a-z0-9+/]{12,}['\"]?\\s*$",
                Pattern.MULTILINE);
        assertThat(found(secret, MAIN.resolve("resources"), ".yaml")).isEmpty();
        assertThat(found(secret, MAIN.resolve("resources"), ".properties")).isEmpty();
        assertThat(found(Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"), JAVA, ".java"))
                .isEmpty();
    }

    /** A password travels in the body of a form, never in an address. */
    @Test
    void passwordsAreSubmittedByPost() {
        List<Path> forms = Sources.below(MAIN.resolve("jte"), ".jte").stream()
                .filter(file -> Sources.text(file).matches("(?s).*type ?= ?\"password\".*"))
                .toList();
        assertThat(forms).isNotEmpty();
        assertThat(forms).noneMatch(file -> Sources.text(file).contains("method=\"get\""));
    }

    @Test
    void scriptsKeepNothingInTheBrowser() {
        Pattern storage =
                Pattern.compile("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\.open|__proto__");
        assertThat(found(storage, MAIN.resolve("resources/static"), ".js")).isEmpty();
        assertThat(Sources.text(MAIN.resolve("jte/web/head.jte")))
                .contains("\"historyCacheSize\":0", "\"allowEval\":false");
    }

    @Test
    void whatIsForbiddenIsFound() {
        assertThat(Pattern.compile("new Random\\(")
                        .matcher(Sources.withoutComments("var r = new Random();"))
                        .find())
                .isTrue();
    }

    private static List<String> found(Pattern pattern, Path below, String extension) {
        List<Path> files = Sources.below(below, extension);
        assertThat(files).isNotEmpty();
        return files.stream().flatMap(file -> hits(pattern, below, file)).toList();
    }

    private static Stream<String> hits(Pattern pattern, Path below, Path file) {
        return pattern.matcher(Sources.withoutComments(Sources.text(file)))
                .results()
                .map(hit -> below.relativize(file) + ": " + hit.group());
    }
}
