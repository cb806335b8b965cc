package io.xingyuan;

import static io.xingyuan.web.VisitorRequests.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.RouteMatrix.Actor;
import io.xingyuan.RouteMatrix.Answer;
import io.xingyuan.RouteMatrix.Cell;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.OrganisationId;
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
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.NestedExceptionUtils;
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
        Visitor officer = visitor(Role.POLICY_OFFICER, Map.of());
        String before = content(page(officer, "/enterprises/" + two.other().get("enterprise")));
        assertThat(before).contains(TwoEnterprises.SECRET);
        Map<String, String> own = withOthers(two.own());
        Map<String, String> other = withOthers(two.other());
        RouteTable table = RouteTable.read();
        assertThat(own.keySet())
                .as("every kind of object in the table is there, for both")
                .isEqualTo(other.keySet())
                .containsAll(table.kinds());
        RouteMatrix matrix = new RouteMatrix(TwoEnterprises.secrets());

        matrix.run(table, actors(), cell -> ask(cell, own, other));

        System.out.println(matrix);
        assertThat(matrix.wrong()).isEmpty();
        assertThat(content(page(officer, "/enterprises/" + two.other().get("enterprise"))))
                .as("nothing was changed")
                .isEqualTo(before);
    }

    @Test
    void whereNobodysObjectIsAskedForTheTableSaysWhy() throws IOException {
        assertThat(RouteTable.read().unasked()).isEmpty();
    }

    @Test
    void aVariableThatStandsForNothingWithoutReasonIsNamed() {
        RouteTable table = RouteTable.parse(List.of(
                "reason park = of the park",
                "GET /old/{id} LEADER id=@nothing",
                "GET /left/{id}/{out} LEADER id=@case",
                "GET /misspelt/{id} LEADER id=@nothing because=perk",
                "GET /needless/{id} LEADER id=@case because=park",
                "GET /pools/{id} LEADER id=@nothing because=park",
                "GET /fixed/{id} LEADER id=application",
                "GET /cases/{id} LEADER id=@case"));

        assertThat(table.unasked())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("GET /old/{id}"))
                .anyMatch(line -> line.startsWith("GET /left/{id}/{out}"))
                .anyMatch(line -> line.startsWith("GET /misspelt/{id}"))
                .anyMatch(line -> line.startsWith("GET /needless/{id}"));
    }

    @Test
    void aCaseOfAnotherIsAskedForWhateverItsKind() {
        RouteTable table = RouteTable.parse(List.of(
                "GET /forgetful/{id} ENTERPRISE_MEMBER LEADER id=@case",
                "GET /forgetful/{id}/{line} ENTERPRISE_MEMBER id=@application line=@expenditure",
                "POST /forgetful ENTERPRISE_MEMBER ?id=@case",
                "GET /forgetful/batches/{id} LEADER id=@batch",
                "GET /forgetful/mail/{id} LEADER id=@message"));
        RouteMatrix matrix = new RouteMatrix(List.of("secret"));

        matrix.run(table, actors(), cell -> new Answer(cell.mayCall() ? 200 : 403, "", ""));

        assertThat(matrix.wrong())
                .contains(
                        "GET /forgetful/{id} {id=@case} as ENTERPRISE_MEMBER, objects OTHER: expected 404, got 200 ",
                        "GET /forgetful/{id} {id=@case} as LEADER of one park, objects OTHER: expected 404, got 200 ",
                        "POST /forgetful {} as ENTERPRISE_MEMBER, objects OTHER: expected 404, got 200 ",
                        "GET /forgetful/batches/{id} {id=@batch} as LEADER of one park, objects OWN: expected 404, got 200 ",
                        "GET /forgetful/mail/{id} {id=@message} as LEADER, objects OTHER: expected 404, got 200 ")
                .anyMatch(wrong -> wrong.startsWith("GET /forgetful/{id}/{line}") && wrong.contains("objects MIXED"))
                .noneMatch(wrong -> wrong.contains("{id=@case} as LEADER, "));
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
        all.put("survey", aSurvey());
        all.put("message", NOTHING);
        return all;
    }

    private String anImport() {
        return TestDatabase.sql().sql("""
                insert into workbook.import_run (id, kind, file_name, all_or_none, status, started_by, started_at, content)
                values (gen_random_uuid(), 'enterprises', 'sample.xlsx', false, 'failed', '矩阵', now(), '')
                returning id::text
                """).query(String.class).single();
    }

    private static String aSurvey() {
        return TestDatabase.sql().sql("""
                insert into policy.library_run (id, status, legal_date, started_by, started_at)
                values (gen_random_uuid(), 'failed', '2026-09-01', '矩阵', now())
                returning id::text
                """).query(String.class).single();
    }

    /** To somebody, who is not the one with this account unless it says so. */
    private static String aMessage(String account, String title) {
        return TestDatabase.sql()
                .sql("""
                insert into notice.message (id, account, news, kind, title, words, address, at)
                values (gen_random_uuid(), :account::uuid, gen_random_uuid(), 'matrix', :title, '', '/', now())
                returning id::text
                """)
                .param("account", account)
                .param("title", title)
                .query(String.class)
                .single();
    }

    private Answer ask(Cell cell, Map<String, String> own, Map<String, String> other) {
        String method = "ANY".equals(cell.line().method()) ? "GET" : cell.line().method();
        boolean part = cell.actor().name().endsWith(OF_ONE_PARK);
        Visitor visitor =
                part ? ofOnePark(cell.actor().role()) : visitor(cell.actor().role(), own);
        if (cell.line().objects().containsValue("@message")) {
            String anyone = visitor.signedIn() ? visitor.account() : NOTHING;
            own.put("message", aMessage(anyone, "矩阵"));
            other.put("message", aMessage(UUID.randomUUID().toString(), TwoEnterprises.SECRET));
        }
        Map<String, String> parameters = cell.parameters(own, other);
        boolean fragment = !cell.mayCall();
        MockHttpServletResponse response =
                answer(visitor, method, cell.path(own, other), parameters, fragment ? "HX-Request" : "X-Page");
        String text = text(response);
        boolean noMarkup =
                Stream.of("application/pdf", "application/zip", "text/csv").anyMatch(text::contains);
        assertThat(noMarkup || !text.contains("<img src=x"))
                .as(cell + ": what people typed becomes no markup")
                .isTrue();
        String to = response.getHeader(fragment ? "HX-Redirect" : "Location");
        return new Answer(response.getStatus(), to == null ? "" : to, text);
    }

    private String enter(String path, Map<String, String> fields) {
        Role role = path.startsWith("/fund/") ? Role.FINANCE_OFFICER : Role.POLICY_OFFICER;
        MockHttpServletResponse response = answer(visitor(role, Map.of()), "POST", path, fields);
        assertThat(response.getStatus()).as(path + text(response)).isEqualTo(302);
        return String.valueOf(response.getHeader("Location"));
    }

    /** Without what surrounds every page: meanwhile the visitor gets messages and tasks. */
    private static String content(String page) {
        return page.substring(page.indexOf("<main"));
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
            MockHttpServletResponse fault = new MockHttpServletResponse();
            fault.setStatus(500);
            fault.addHeader("Location", "for " + NestedExceptionUtils.getMostSpecificCause(failed));
            return fault;
        }
    }

    private static Visitor ofOnePark(Role role) {
        Visitor visitor = visitor(role, Map.of());
        return new Visitor(
                visitor.account(), visitor.name(), role, null, null, Scope.of(Set.of(new ParkId("changchun"))));
    }

    /** @param own ids of the enterprise for which its people act */
    private static Visitor visitor(Role role, Map<String, String> own) {
        if (role == Role.GUEST) {
            return Visitor.GUEST;
        }
        String account = UUID.nameUUIDFromBytes(role.name().getBytes(StandardCharsets.UTF_8))
                .toString();
        String enterprise = own.get("enterprise");
        return role.ofEnterprise() && enterprise != null
                ? new Visitor(
                        account,
                        role.label(),
                        role,
                        EnterpriseId.of(enterprise),
                        new Visitor.Organisation(
                                new OrganisationId(UUID.fromString(String.valueOf(own.get("organisation")))), "矩阵"),
                        Scope.EVERYWHERE)
                : new Visitor(account, role.label(), role, null);
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
