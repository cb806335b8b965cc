package io.xingyuan.files;

import io.xingyuan.kernel.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** 文件类型: the formats that are taken, each known by its content and never by its name. */
public enum FileKind {
    PDF("PDF", "application/pdf", List.of("pdf"), true),
    JPEG("JPG 图片", "image/jpeg", List.of("jpg", "jpeg"), true),
    PNG("PNG 图片", "image/png", List.of("png"), true),
    DOCX("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("docx"), false),
    XLSX("Excel 工作簿", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", List.of("xlsx"), false),
    /** GB/T 33190-2016. */
    OFD("OFD 版式文件", "application/ofd", List.of("ofd"), false);

    private static final int SIGNATURE = 8;
    private static final int MOST_PARTS = 5_000;
    private static final long USUAL_UNPACKED = 40L << 20;
    private static final long LARGEST_UNPACKED = 400L << 20;
    private static final int LARGEST_RATIO = 100;
    private static final String ODD = "文件内部结构异常，没有上传。请重新导出这份文件后再试。";

    private final String label;
    private final String mediaType;

    @SuppressWarnings("ImmutableEnumChecker") // always List.of
    private final List<String> endings;

    private final boolean shown;

    FileKind(String label, String mediaType, List<String> endings, boolean shown) {
        this.label = label;
        this.mediaType = mediaType;
        this.endings = endings;
        this.shown = shown;
    }

    /** Chinese; translated when drawn. */
    public String label() {
        return label;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a browser may show it, rather than only store it. */
    public boolean shown() {
        return shown;
    }

    List<String> endings() {
        return endings;
    }

    /** Its usual ending in capitals, as people call it. */
    String shortName() {
        return endings.getFirst().toUpperCase(Locale.ROOT);
    }

    /** The name with an ending that tells the truth. */
    String named(String name) {
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot > 0 && endings.contains(ending) ? name : name + "." + endings.getFirst();
    }

    /**
     * What a file is, empty for what is not taken.
     *
     * @throws Refusal for a document that carries a program, is encrypted or unpacks to far more than it is
     */
    static Optional<FileKind> of(Path file) throws IOException {
        String start = start(file);
        if (start.startsWith("255044462d")) { // %PDF-
            return Optional.of(PDF);
        } else if (start.startsWith("ffd8ff")) {
            return Optional.of(JPEG);
        } else if ("89504e470d0a1a0a".equals(start)) {
            return Optional.of(PNG);
        } else if (start.startsWith("504b0304")) {
            return ofPackage(file);
        } else if ("d0cf11e0a1b11ae1".equals(start)) {
            throw new Refusal("这是旧格式（.doc、.xls）或加密的文件，请另存为不加密的 .docx、.xlsx 或 PDF 后再上传。");
        }
        return Optional.empty();
    }

    private static String start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(in.readNBytes(SIGNATURE));
        }
    }

    private static Optional<FileKind> ofPackage(Path file) throws IOException {
        try (ZipFile parts = ZipFile.builder()
                .setPath(file)
                .setCharset(StandardCharsets.UTF_8)
                .get()) {
            check(parts, Files.size(file));
            boolean office = parts.getEntry("[Content_Types].xml") != null;
            if (office && parts.getEntry("word/document.xml") != null) {
                return Optional.of(DOCX);
            } else if (office && parts.getEntry("xl/workbook.xml") != null) {
                return Optional.of(XLSX);
            }
            return parts.getEntry("OFD.xml") == null ? Optional.empty() : Optional.of(OFD);
        } catch (IOException broken) {
            throw new Refusal("文件损坏，打不开。请重新导出这份文件后再上传。");
        }
    }

    private static void check(ZipFile parts, long size) {
        long unpacked = 0;
        int count = 0;
        for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("activex")) {
                throw new Refusal("文件里有宏，不能上传；请另存为不带宏的文件后再上传。");
            }
            unpacked += Math.max(0, part.getSize());
            boolean outside = name.startsWith("/") || name.contains("\\") || name.contains("../");
            if (outside || part.getGeneralPurposeBit().usesEncryption() || ++count > MOST_PARTS) {
                throw new Refusal(ODD);
            }
        }
        if (unpacked > Math.clamp(size * LARGEST_RATIO, USUAL_UNPACKED, LARGEST_UNPACKED)) {
            throw new Refusal(ODD);
        }
    }
}
