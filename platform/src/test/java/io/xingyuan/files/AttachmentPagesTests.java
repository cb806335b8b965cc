package io.xingyuan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.xingyuan.audit.Audit;
import io.xingyuan.database.TestDatabase;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.InfiniteCircularInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Uploading, reading and taking away, and who may. */
@SpringBootTest
@AutoConfigureMockMvc
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AttachmentPagesTests {

    private final EnterpriseId enterprise = new EnterpriseId(UUID.randomUUID());
    private final Visitor applicant = new Visitor("files-applicant", "样例甲", Role.ENTERPRISE_MEMBER, enterprise);
    private final Visitor stranger =
            new Visitor("files-stranger", "样例乙", Role.ENTERPRISE_MEMBER, new EnterpriseId(UUID.randomUUID()));
    private final Visitor officer = new Visitor("files-officer", "林政策", Role.POLICY_OFFICER, null);

    private final MockMvcTester pages;
    private final SampleOwner owner;
    private final Attachments attachments;
    private final TransactionOperations transaction;
    private final Audit audit;

    AttachmentPagesTests(
            MockMvcTester pages,
            SampleOwner owner,
            Attachments attachments,
            TransactionOperations transaction,
            Audit audit) {
        this.audit = audit;
        this.pages = pages;
        this.owner = owner;
        this.attachments = attachments;
        this.transaction = transaction;
    }

    @Test
    void aFileComesBackAsItWasAndEachReadingIsOnRecord() {
        AttachedTo thing = thing(false);
        byte[] content = Samples.pdf(700_000);

        MvcTestResult answer = upload(applicant, thing, "营业执照.pdf", content, "");
        assertThat(answer).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/sample/" + thing.id());
        Attachment kept = attachments.of(thing).getFirst();
        assertThat(kept.size()).isEqualTo(700_000);
        assertThat(kept.sizeText()).isEqualTo("684 kB");

        MvcTestResult read = get(officer, kept.path());
        assertThat(read.getResponse().getContentAsByteArray()).isEqualTo(content);
        assertThat(read.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("%E8%90%A5");
        assertThat(read.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.getResponse().getHeader("Content-Security-Policy")).startsWith("default-src 'none'; sandbox");
        assertThat(records(kept)).containsExactly("上传附件 样例甲", "下载附件 林政策");
    }

    @Test
    void onlyWhatABrowserShowsSafelyIsShown() {
        AttachedTo thing = thing(false);
        upload(applicant, thing, "照片.png", Samples.png(), "");
        upload(applicant, thing, "说明.docx", Samples.docx(), "");
        List<Attachment> files = attachments.of(thing);

        MvcTestResult picture = get(officer, files.getFirst().path() + "?show=true");
        assertThat(picture.getResponse().getHeader("Content-Disposition")).startsWith("inline;");
        assertThat(picture.getResponse().getContentType()).isEqualTo("image/png");
        assertThat(picture.getResponse().getHeader("Content-Security-Policy")).contains("sandbox");
        MvcTestResult document = get(officer, files.getLast().path() + "?show=true");
        assertThat(document.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
    }

    @Test
    void othersFindNothing() {
        AttachedTo thing = thing(false);
        upload(applicant, thing, "账目.pdf", Samples.pdf(50), "");
        String path = attachments.of(thing).getFirst().path();

        assertThat(get(stranger, path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get().uri(path).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(stranger, thing, "a.pdf", Samples.pdf(50), "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(upload(officer, thing, "a.pdf", Samples.pdf(50), "")).hasStatus(HttpStatus.CONFLICT);
        assertThat(post(stranger, path + "/remove", false)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(attachments.of(thing)).hasSize(1);
    }

    @Test
    void theDatabaseKeepsOthersAwayEvenWhereAnOwnerForgetsToAsk() {
        AttachedTo thing = thing(true);
        upload(applicant, thing, "账目.pdf", Samples.pdf(50), "");
        String path = attachments.of(thing).getFirst().path();

        assertThat(get(applicant, path)).hasStatusOk();
        assertThat(get(stranger, path)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aNewVersionTakesThePlaceAndTheEarlierStays() {
        AttachedTo thing = thing(false);
        upload(applicant, thing, "合同.pdf", Samples.pdf(50), "");
        Attachment first = attachments.of(thing).getFirst();

        upload(applicant, thing, "合同改.pdf", Samples.pdf(60), first.id().toString());

        Attachment second = attachments.of(thing).getFirst();
        assertThat(attachments.of(thing)).hasSize(1);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.name()).isEqualTo("合同改.pdf");
        assertThat(attachments.versions(second)).extracting(Attachment::name).containsExactly("合同改.pdf", "合同.pdf");
        assertThat(get(officer, first.path())).hasStatusOk();
    }

    @Test
    void draftsGoAndWhatWasHandedInStays() {
        AttachedTo thing = thing(false);
        upload(applicant, thing, "一.pdf", Samples.pdf(50), "");
        upload(applicant, thing, "二.pdf", Samples.pdf(50), "");
        List<Attachment> files = attachments.of(thing);

        MvcTestResult slot = post(applicant, files.getFirst().path() + "/remove", true);
        assertThat(slot).hasStatusOk();
        assertThat(Jsoup.parse(body(slot)).select(".slot-files").text())
                .contains("二.pdf")
                .doesNotContain("一.pdf");
        settle(thing);

        assertThat(post(applicant, files.getLast().path() + "/remove", false)).hasStatus(HttpStatus.CONFLICT);
        assertThat(attachments.of(thing)).extracting(Attachment::draft).containsExactly(false);
    }

    private void settle(AttachedTo thing) {
        transaction.executeWithoutResult(status -> {
            audit.notAudited("test");
            attachments.settle(thing);
        });
    }

    @Test
    void whatIsHandedOverBelongsToTheOther() {
        AttachedTo thing = thing(false);
        AttachedTo other = thing(false);
        upload(applicant, thing, "一.pdf", Samples.pdf(50), "");
        Attachment first = attachments.of(thing).getFirst();
        upload(applicant, thing, "改.pdf", Samples.pdf(60), first.id().toString());

        transaction.executeWithoutResult(status -> {
            audit.notAudited("test");
            attachments.handOver(thing, first.slot(), other, "other", null);
        });

        assertThat(attachments.of(thing)).isEmpty();
        assertThat(attachments.versions(attachments.of(other).getFirst()))
                .hasSize(2)
                .noneMatch(Attachment::draft)
                .allMatch(file -> file.slot().equals("other") && file.enterprise() == null);
        assertThat(get(applicant, first.path())).as("now the park's own").hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(officer, first.path())).hasStatusOk();
    }

    @Test
    void whatIsNotTakenIsSaidBesideTheField() {
        AttachedTo thing = thing(false);

        MvcTestResult answer = pages.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "a.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
                .param("kind", SampleOwner.KIND)
                .param("id", thing.id())
                .param("slot", "材料")
                .header("HX-Request", "true")
                .with(authentication(as(applicant)))
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Jsoup.parse(body(answer)).select(".problem").text()).contains("只收 PDF");
        assertThat(attachments.of(thing)).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsAllRead() {
        AttachedTo thing = thing(false);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        attachments.keep(NewAttachment.of(thing, "材料", null, "大.pdf", AttachmentPagesTests::endless)))
                .withMessageContaining("20 MB");
    }

    @Test
    void anAdministratorSaysWhatIsTakenAndHowLarge() {
        AttachedTo thing = thing(false);
        assertThat(limits("1")).as("nothing is taken").hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(limits("21", "PDF")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        try {
            assertThat(limits("1", "PDF")).hasRedirectedUrl("/attachment-limits");

            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> attachments.keep(NewAttachment.of(
                            thing, "材料", null, "大.pdf", () -> new ByteArrayInputStream(Samples.pdf(1_200_000)))))
                    .withMessageContaining("1 MB");
            upload(applicant, thing, "照片.png", Samples.png(), "");
            upload(applicant, thing, "小.pdf", Samples.pdf(900_000), "");
            assertThat(attachments.of(thing)).extracting(Attachment::name).containsExactly("小.pdf");
        } finally {
            assertThat(limits("20", "PDF", "JPEG", "PNG", "DOCX", "XLSX", "OFD"))
                    .hasStatus(HttpStatus.FOUND);
        }
    }

    private MvcTestResult limits(String megabytes, String... taken) {
        Visitor administrator = new Visitor("files-system", "韩系统", Role.SYSTEM_ADMINISTRATOR, null);
        var request = pages.post().uri("/attachment-limits");
        for (String kind : taken) {
            request.param("taken", kind);
        }
        for (FileKind kind : FileKind.values()) {
            request.param("largest." + kind, megabytes);
        }
        return request.with(authentication(as(administrator))).with(csrf()).exchange();
    }

    private static InputStream endless() throws IOException {
        InputStream bound = BoundedInputStream.builder()
                .setInputStream(new InfiniteCircularInputStream(new byte[] {1, 2, 3}))
                .setMaxCount(1L << 30)
                .get();
        return new SequenceInputStream(new ByteArrayInputStream(Samples.pdf(20)), bound);
    }

    private AttachedTo thing(boolean careless) {
        return owner.thing(UUID.randomUUID().toString(), enterprise, careless);
    }

    private MvcTestResult upload(Visitor by, AttachedTo thing, String name, byte[] content, String replaces) {
        return pages.post()
                .uri("/attachments")
                .multipart()
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .param("kind", thing.kind())
                .param("id", thing.id())
                .param("slot", "材料")
                .param("replaces", replaces)
                .with(authentication(as(by)))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(Visitor by, String path) {
        return pages.get().uri(path).with(authentication(as(by))).exchange();
    }

    private MvcTestResult post(Visitor by, String path, boolean fragment) {
        var request = pages.post().uri(path).with(authentication(as(by))).with(csrf());
        return fragment ? request.header("HX-Request", "true").exchange() : request.exchange();
    }

    private static List<String> records(Attachment of) {
        return TestDatabase.sql()
                .sql("""
                        select action || ' ' || name from audit.entry
                        where content::text like '%' || :id || '%' order by at
                        """)
                .param("id", of.id().toString())
                .query(String.class)
                .list();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static UsernamePasswordAuthenticationToken as(Visitor visitor) {
        Visitor.Principal principal = () -> visitor;
        return new UsernamePasswordAuthenticationToken(principal, null, List.of());
    }
}
