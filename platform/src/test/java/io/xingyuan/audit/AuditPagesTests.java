package io.xingyuan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AuditPagesTests {

    private final MockMvcTester pages;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final UUID subject = UUID.randomUUID();

    AuditPagesTests(MockMvcTester pages, Audit audit, TransactionTemplate transaction) {
        this.pages = pages;
        this.audit = audit;
        this.transaction = transaction;
    }

    @BeforeEach
    void aRow() {
        transaction.executeWithoutResult(status ->
                audit.record("修改企业档案", "企业", subject, "杏林甲<b>", List.of(FieldChange.of("地址", "老路 1 号", "新路 2 号"))));
    }

    @Test
    void theListFindsByWhatWasChangedAndLeadsToTheFields() throws Exception {
        Document list = page("/audit?subject=" + subject);
        assertThat(list.select("tbody tr")).hasSize(1);
        assertThat(list.select("tbody").text()).contains("修改企业档案").contains("杏林甲<b>");

        Document entry = page(list.select("tbody a").attr("href"));
        assertThat(entry.select("del").text()).isEqualTo("老路 1 号");
        assertThat(entry.select("ins").text()).isEqualTo("新路 2 号");
        assertThat(entry.select("dl.facts").text()).contains("散列值");
    }

    @Test
    void everyFilterNarrows() throws Exception {
        for (String filter : List.of(
                "person=没有这个人", "action=没有这个操作", "route=/没有", "outcome=refused", "from=2999-01-01", "to=1999-01-01")) {
            assertThat(page("/audit?subject=" + subject + "&" + filter).select("tbody tr"))
                    .as(filter)
                    .isEmpty();
        }
        assertThat(page("/audit?subject=" + subject + "&from=what&outcome=x").select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void theChainsAreVerifiedWhenAsked() throws Exception {
        assertThat(page("/audit/chains").select("tbody tr")).hasSize(AuditRow.CHAINS);
        assertThat(page("/audit/chains?verify=true").select("[role=status]").text())
                .startsWith("完整");
    }

    @Test
    void theSealedPackageIsVerifiedOffline(@TempDir Path folder) throws Exception {
        MvcTestResult answer = get("/audit/export.zip", Role.AUDIT_ADMINISTRATOR);
        byte[] content = answer.getResponse().getContentAsByteArray();
        Path file = folder.resolve("audit.zip");
        Files.write(file, content);

        Verification whole = SealedPackage.verify(file, List.of(SealedPackage.key(file)), List.of());
        assertThat(whole.found()).isEmpty();
        assertThat(whole.rows()).isPositive();
        Verification stranger = SealedPackage.verify(
                file, List.of(SealKey.at(folder.resolve("other.key")).open()), List.of());
        assertThat(stranger.whole()).isFalse();
    }

    @Test
    void whatTheListIsNarrowedToStandsByItselfInThePackage(@TempDir Path folder) throws Exception {
        get("/audit/export.zip?person=auditor", Role.AUDIT_ADMINISTRATOR);
        String filters = "person=auditor&action=导出审计日志";
        String link =
                page("/audit?" + filters).select("a[href^=/audit/export.zip]").attr("href");
        assertThat(link).contains("person=auditor", "action=%E5%AF%BC");
        assertThat(page("/audit?" + filters).text()).contains("selection.jsonl");
        byte[] content = get("/audit/export.zip?" + filters, Role.AUDIT_ADMINISTRATOR)
                .getResponse()
                .getContentAsByteArray();
        Path file = Files.write(folder.resolve("audit.zip"), content);

        Verification whole = SealedPackage.verify(file, List.of(SealedPackage.key(file)), List.of());
        assertThat(whole.found()).isEmpty();
        List<String> selected;
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            selected = Files.readAllLines(zip.getPath("selection.jsonl"));
            assertThat(selected)
                    .isNotEmpty()
                    .hasSizeLessThan((int) whole.rows())
                    .allSatisfy(row -> assertThat(row).contains("\"account\":\"auditor\"", "\"action\":\"导出审计日志\""));
            assertThat(Files.readString(zip.getPath("manifest.txt")))
                    .contains("selected " + selected.size() + " by {\"person\":\"auditor\",");
        }
        for (List<String> forged : List.of(
                selected.subList(1, selected.size()),
                List.of(selected.getFirst().replace("auditor", "somebody")))) {
            Path copy = Files.write(folder.resolve("forged.zip"), content);
            try (FileSystem zip = FileSystems.newFileSystem(copy)) {
                Files.write(zip.getPath("selection.jsonl"), forged);
            }
            assertThat(SealedPackage.verify(copy, List.of(SealedPackage.key(copy)), List.of())
                            .whole())
                    .isFalse();
        }
    }

    @Test
    void othersDoNotSeeTheLog() {
        for (Role role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.LEADER, Role.POLICY_OFFICER)) {
            assertThat(get("/audit", role)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get("/audit/export.zip", role)).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    private Document page(String path) throws Exception {
        MvcTestResult answer = get(path, Role.AUDIT_ADMINISTRATOR);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult get(String path, Role role) {
        Visitor.Principal principal = () -> new Visitor("auditor", "沈审计", role, null);
        return pages.get()
                .uri(path)
                .with(authentication(UsernamePasswordAuthenticationToken.authenticated(principal, null, List.of())))
                .exchange();
    }
}
