package io.xingyuan;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.RouteMatrix.Actor;
import io.xingyuan.RouteMatrix.Answer;
import io.xingyuan.RouteMatrix.Cell;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address × every role × own and other objects: each cell answers as {@code routes.txt} says, and leaks nothing. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = AutowireMode.ALL)
class RouteMatrixTests {

    private static final String OF_ONE_PARK = " of one park";
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";

    private final MockMvc web;
    private final JdbcClient sql;
    private final RequestMappingHandlerMapping handlers;

    RouteMatrixTests(
            MockMvc web, JdbcClient sql, @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.web = web;
        this.sql = sql;
        this.handlers = requestMappingHandlerMapping;
    }

    @Test
    void everyAddressIsInTheTable() throws IOException {
        assertThat(RouteTable.read().differences(served())).isEmpty();
        assertThat(RouteTable.read().named())
                .as("a new role stands in a group of " + RouteTable.FILE)
                .containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void noCellAnswersOtherwiseThanTheTable() throws IOException {
        TwoEnterprises two = TwoEnterprises.entered(this::enter, sql);
        Visitor officer = visitor(Role.POLICY_OFFICER, null);
        String before = page(officer, "/enterprises/" + two.other().get("enterprise"));
        assertThat(before).contains(TwoEnterprises.SECRET);
        Map<String, String> own = withOthers(two.own());
        Map<String, String> other = withOthers(two.other());
        RouteMatrix matrix = new RouteMatrix(TwoEnterprises.secrets());

        matrix.run(RouteTable.read(), actors(), cell -> ask(cell, own, other));

        System.out.println(matrix);
        assertThat(matrix.wrong()).isEmpty();
        assertThat(page(officer, "/enterprises/" + two.other().get("enterprise")))
                .as("nothing was changed")
                .isEqualTo(before);
    }

    @Test
    void aPageThatForgetsToAskIsFound() {
        RouteTable table = RouteTable.parse(List.of("GET /forgetful/{id} ENTERPRISE_MEMBER LEADER id=@enterprise"));
        RouteMatrix matrix = new RouteMatrix(List.of("secret"));

        matrix.run(table, actors(), cell -> new Answer(200, "", "secret"));

        assertThat(matrix.wrong())
                .contains(
                        "GET /forgetful/{id} {id=@enterprise} as ENTERPRISE_MEMBER, objects OTHER: expected 404, got 200 ")
                .anyMatch(wrong -> wrong.contains("as ENTERPRISE_MEMBER, objects OTHER: leaks “secret”"))
                .anyMatch(wrong -> wrong.contains("as GUEST, objects OWN: expected sign-in, got 200"))
                .anyMatch(wrong -> wrong.contains("as SYSTEM_ADMINISTRATOR, objects OWN: expected 403, got 200"))
                .noneMatch(wrong -> wrong.contains("as LEADER,"));
    }

    @Test
    void anAddressThatIsNotListedIsNamedWithWhatToDo() {
        RouteTable table = RouteTable.parse(List.of("GET /old LEADER"));

        assertThat(table.differences(Set.of("GET /new/{id}")))
                .anyMatch(line -> line.contains("add the line “GET /new/{id} who…”"))
                .anyMatch(line -> line.contains("nobody serves “GET /old” any more"));
    }

    /** Method and path of every handler of ours, its variables without their patterns. */
    private Set<String> served() {
        Set<String> served = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("io.xingyuan")
                    && !handler.getBeanType()
                            .isAnnotationPresent(org.springframework.boot.test.context.TestComponent.class)) {
                Set<?> methods = mapping.getMethodsCondition().getMethods();
                for (String path : mapping.getPatternValues()) {
                    String plain = path.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}", "{$1}");
                    served.add((methods.isEmpty() ? "ANY" : methods.iterator().next()) + " " + plain);
                }
            }
        });
        return served;
    }

    private static List<Actor> actors() {
        List<Actor> actors = new ArrayList<>();
        for (Role role : Role.values()) {
            actors.add(new Actor(role.name(), role, !role.ofEnterprise()));
        }
        for (Role role : List.of(Role.LEADER, Role.POLICY_OFFICER, Role.ESTATE_MANAGER)) {
            actors.add(new Actor(role.name() + OF_ONE_PARK, role, false));
        }
        return actors;
    }

    private Map<String, String> withOthers(Map<String, String> ids) {
        Map<String, String> all = new LinkedHashMap<>(ids);
        all.put("nothing", NOTHING);
        all.put("import", anImport());
        return all;
    }

    private String anImport() {
        return TestDatabase.sql().sql("""
                insert into workbook.import_run (id, kind, file_name, all_or_none, status, started_by, started_at, content)
                values (gen_random_uuid(), 'enterprises', 'sample.xlsx', false, 'failed', '矩阵', now(), '')
                returning id::text
                """).query(String.class).single();
    }

    private Answer ask(Cell cell, Map<String, String> own, Map<String, String> other) {
        String method = "ANY".equals(cell.line().method()) ? "GET" : cell.line().method();
        Map<String, String> parameters = cell.line().parameters();
        boolean part = cell.actor().name().endsWith(OF_ONE_PARK);
        Visitor visitor =
                part ? ofOnePark(cell.actor().role()) : visitor(cell.actor().role(), own.get("enterprise"));
        boolean fragment = !cell.mayCall();
        MockHttpServletResponse response =
                answer(visitor, method, cell.path(own, other), parameters, fragment ? "HX-Request" : "X-Page");
        String text = text(response);
        boolean noMarkup = text.contains("application/pdf") || text.contains("application/zip");
        assertThat(noMarkup || !text.contains("<img src=x"))
                .as(cell + ": what people typed becomes no markup")
                .isTrue();
        String to = response.getHeader(fragment ? "HX-Redirect" : "Location");
        return new Answer(response.getStatus(), to == null ? "" : to, text);
    }

    private String enter(String path, Map<String, String> fields) {
        MockHttpServletResponse response = answer(visitor(Role.POLICY_OFFICER, null), "POST", path, fields);
        assertThat(response.getStatus()).as(path + text(response)).isEqualTo(302);
        return String.valueOf(response.getHeader("Location"));
    }

    private String page(Visitor visitor, String path) {
        return text(answer(visitor, "GET", path, Map.of()))
                .replaceFirst("(?s)^.*<!doctype", "")
                .replaceAll("(_csrf|X-CSRF|nonce)[^>]*>", "");
    }

    private MockHttpServletResponse answer(
            Visitor visitor, String method, String path, Map<String, String> parameters, String... headers) {
        AbstractMockHttpServletRequestBuilder<?> request = parameters.containsKey("")
                ? MockMvcRequestBuilders.multipart(path)
                : MockMvcRequestBuilders.request(HttpMethod.valueOf(method), path);
        parameters.forEach((name, value) -> {
            if (!name.isEmpty()) {
                request.param(name, value);
            }
        });
        Arrays.stream(headers).forEach(header -> request.header(header, "true"));
        request.with(csrf());
        if (visitor.signedIn()) {
            request.with(by(visitor));
        }
        try {
            MvcResult result = web.perform(request).andReturn();
            if (result.getRequest().isAsyncStarted()) {
                result.getAsyncResult(); // a file written by another thread is whole only now
            }
            return result.getResponse();
        } catch (Exception failed) {
            throw new AssertionError(method + " " + path, failed);
        }
    }

    private static Visitor ofOnePark(Role role) {
        Visitor visitor = visitor(role, null);
        return new Visitor(
                visitor.account(), visitor.name(), role, null, null, Scope.of(Set.of(new ParkId("changchun"))));
    }

    private static Visitor visitor(Role role, @org.jspecify.annotations.Nullable String enterprise) {
        if (role == Role.GUEST) {
            return Visitor.GUEST;
        }
        String account = UUID.nameUUIDFromBytes(role.name().getBytes(StandardCharsets.UTF_8))
                .toString();
        EnterpriseId employer = role.ofEnterprise() && enterprise != null ? EnterpriseId.of(enterprise) : null;
        return new Visitor(account, role.label(), role, employer);
    }

    /** Headers and body; of a workbook or archive all parts, of a PDF its words. */
    private static String text(MockHttpServletResponse response) {
        List<String> headers = new ArrayList<>();
        response.getHeaderNames().forEach(name -> headers.add(name + ": " + response.getHeaders(name)));
        byte[] body = response.getContentAsByteArray();
        String start = new String(body, 0, Math.min(4, body.length), StandardCharsets.ISO_8859_1);
        try {
            return headers
                    + switch (start) {
                        case "PK\3\4" -> unzipped(body);
                        case "%PDF" -> words(body);
                        default -> new String(body, StandardCharsets.UTF_8);
                    };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String unzipped(byte[] body) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipFile parts = ZipFile.builder().setByteArray(body).get()) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                text.append(new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(text.toString()).as("a workbook holds no formula").doesNotContain("<f>");
        return text.toString();
    }

    private static String words(byte[] body) throws IOException {
        try (PDDocument document = Loader.loadPDF(body)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
