package io.xingyuan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xingyuan.kernel.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is what its content says. */
class FileKindTests {

    private final Path folder;

    FileKindTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void eachFormatIsKnownByItsContent() throws IOException {
        assertThat(kind(Samples.pdf(100))).contains(FileKind.PDF);
        assertThat(kind(Samples.jpeg())).contains(FileKind.JPEG);
        assertThat(kind(Samples.png())).contains(FileKind.PNG);
        assertThat(kind(Samples.docx())).contains(FileKind.DOCX);
        assertThat(kind(Samples.zip("[Content_Types].xml", "xl/workbook.xml"))).contains(FileKind.XLSX);
        assertThat(kind(Samples.zip("OFD.xml", "Doc_0/Document.xml"))).contains(FileKind.OFD);
    }

    @Test
    void whatIsNotTakenIsNothing() throws IOException {
        assertThat(kind("MZ and then a program".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(kind("<html><script>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(kind("GIF89a".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(kind(Samples.zip("readme.txt"))).isEmpty();
        assertThat(kind(new byte[0])).isEmpty();
    }

    @Test
    void aDocumentThatHidesSomethingIsRefused() {
        refused(Samples.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "宏");
        refused(Samples.zip("[Content_Types].xml", "word/document.xml", "../outside"), "结构异常");
        refused(HexFormat.of().parseHex("d0cf11e0a1b11ae100"), "旧格式");
        byte[] whole = Samples.docx();
        refused(Arrays.copyOf(whole, whole.length / 2), "损坏");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    年报.pdf                     | 年报.pdf
                    年报.PDF                     | 年报.PDF
                    年报.exe                     | 年报.exe.pdf
                    ..\\..\\etc\\年报.pdf         | 年报.pdf
                    C:/用户/年报.pdf              | 年报.pdf
                    a<b>"cd?.pdf                 | abcd.pdf
                    .pdf                         | pdf.pdf
                    ''                           | 附件.pdf
                    样例\u202efdp.exe            | 样例fdp.exe.pdf
                    """)
    void aNameIsCleanAndTrue(String uploaded, String kept) {
        assertThat(FileKind.PDF.named(Attachments.clean(uploaded))).isEqualTo(kept);
    }

    @Test
    void aLongNameLosesItsBeginningAndNoHalfCharacter() {
        String name = Attachments.clean("𠮷".repeat(200) + ".pdf");
        assertThat(name).hasSizeLessThanOrEqualTo(120).endsWith("𠮷.pdf");
        assertThat(name.codePoints()).noneMatch(code -> code >= 0xD800 && code <= 0xDFFF);
    }

    private Optional<FileKind> kind(byte[] content) throws IOException {
        return FileKind.of(Files.write(folder.resolve("file"), content));
    }

    private void refused(byte[] content, String why) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> kind(content)).withMessageContaining(why);
    }
}
