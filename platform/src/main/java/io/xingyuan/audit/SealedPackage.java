package io.xingyuan.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 封存包: an unbroken stretch of every chain with all that is needed to verify it without the platform; what somebody
 * was looking for stands in it once more by itself.
 */
final class SealedPackage {

    static final String FORMAT = "xingyuan-audit-package-1";
    private static final String ROWS = "rows.jsonl";
    private static final String SELECTION = "selection.jsonl";
    private static final String HEADS = "heads.txt";
    private static final String KEY = "public-key.pem";
    private static final String MANIFEST = "manifest.txt";
    private static final String SIGNATURE = "signature ";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String README = """
            杏园审计日志封存包 · Sealed package of the Xingyuan audit log

            rows.jsonl      每行一条审计记录 one row of the log per line
            selection.jsonl 其中符合导出条件的记录（按条件导出时才有） those of them that were asked for, if something was
            heads.txt       签名的链头 the signed heads
            public-key.pem  公钥 the public key (Ed25519)
            manifest.txt    清单、每条链的起止和签名 what is in here, where each chain begins and ends, signed

            验证 Verify:  ./xingyuan audit verify <this file> [--key public-key.pem]
            公钥应与数据目录中的 audit.key.pub 核对 compare the public key with the one beside the data.
            逐字节的格式 the format byte by byte: docs/security/audit.md
            """;

    private SealedPackage() {}

    /**
     * 时段: which rows, by their time.
     *
     * @param from the first moment
     * @param to the first moment that is not in it
     */
    record Stretch(Instant from, Instant to) {

        static final Stretch ALL =
                new Stretch(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("3000-01-01T00:00:00Z"));

        private OffsetDateTime first() {
            return from.atOffset(ZoneOffset.UTC);
        }

        private OffsetDateTime end() {
            return to.atOffset(ZoneOffset.UTC);
        }
    }

    /**
     * 挑选: which rows of the stretch stand in the package by themselves as well.
     *
     * @param asked what was asked for, by field; empty for no selection
     * @param condition in SQL with a {@code ?} for each value
     */
    record Selection(Map<String, String> asked, String condition, List<Object> values) {

        static final Selection NONE = new Selection(Map.of(), "", List.of());
    }

    /** Writes the package; gives the number of rows in it. */
    static long write(StoredLog log, SealKey key, Stretch stretch, Selection selection, Instant now, OutputStream out)
            throws IOException, SQLException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        List<String> manifest = new ArrayList<>();
        manifest.add("format " + FORMAT);
        manifest.add("made " + now);
        manifest.add("from " + stretch.from() + " to " + stretch.to());
        long[] rows = {0};
        zip.putNextEntry(new ZipEntry(ROWS));
        MessageDigest digest = Hashes.digest();
        for (int chain = 0; chain < AuditRow.CHAINS; chain++) {
            rows[0] += writeChain(log, chain, stretch, zip, digest, manifest);
        }
        zip.closeEntry();
        manifest.add("sha256 " + ROWS + " " + HexFormat.of().formatHex(digest.digest()));
        if (!selection.asked().isEmpty()) {
            writeSelection(log, selection, zip, manifest);
        }
        String heads = String.join(
                "", log.signedLines().stream().map(line -> line + "\n").toList());
        entry(zip, HEADS, heads);
        manifest.add("sha256 " + HEADS + " " + Hashes.hex(heads));
        entry(zip, KEY, key.open().pem());
        entry(zip, "README.txt", README);
        String open = String.join("\n", manifest) + "\n";
        entry(zip, MANIFEST, open + SIGNATURE + key.sign(open) + "\n");
        zip.finish();
        return rows[0];
    }

    private static long writeChain(
            StoredLog log, int chain, Stretch stretch, ZipOutputStream zip, MessageDigest digest, List<String> manifest)
            throws SQLException {
        ChainHead[] ends = {null, null};
        Optional<StoredLog.Range> range = log.range(chain, stretch.first(), stretch.end());
        if (range.isEmpty()) {
            manifest.add("chain " + ChainHead.empty(chain).text() + " "
                    + ChainHead.empty(chain).text());
            return 0;
        }
        ends[0] = log.headAt(chain, range.get().first() - 1);
        log.rows(
                "chain = ? and number between ? and ?",
                row -> {
                    writeRow(row, zip, digest);
                    ends[1] = new ChainHead(chain, row.number(), HexFormat.of().formatHex(row.hash()));
                },
                chain,
                range.get().first(),
                range.get().last());
        manifest.add("chain " + ends[0].text() + " " + ends[1].text());
        return range.get().last() - range.get().first() + 1;
    }

    private static void writeSelection(StoredLog log, Selection selection, ZipOutputStream zip, List<String> manifest)
            throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(SELECTION));
        MessageDigest digest = Hashes.digest();
        long[] rows = {0};
        log.rows(
                selection.condition(),
                row -> {
                    writeRow(row, zip, digest);
                    rows[0]++;
                },
                selection.values().toArray());
        zip.closeEntry();
        manifest.add("selected " + rows[0] + " by " + JSON.writeValueAsString(selection.asked()));
        manifest.add("sha256 " + SELECTION + " " + HexFormat.of().formatHex(digest.digest()));
    }

    private static void writeRow(AuditRow row, ZipOutputStream zip, MessageDigest digest) {
        byte[] line = (JSON.writeValueAsString(fields(row)) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(line);
        try {
            zip.write(line);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static Map<String, Object> fields(AuditRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chain", row.chain());
        fields.put("number", row.number());
        fields.put("at", row.at().toString());
        fields.put("account", row.origin().account());
        fields.put("name", row.origin().name());
        fields.put("role", row.origin().role());
        fields.put("employer", row.origin().employer());
        fields.put("request", row.origin().request());
        fields.put("address", row.origin().address());
        fields.put("route", row.origin().route());
        fields.put("outcome", row.outcome());
        fields.put("action", row.action());
        fields.put("content", row.content());
        fields.put("hash", HexFormat.of().formatHex(row.hash()));
        return fields;
    }

    private static AuditRow row(String line) {
        JsonNode node = JSON.readTree(line);
        JsonNode employer = node.path("employer");
        return new AuditRow(
                node.path("chain").intValue(),
                node.path("number").longValue(),
                Instant.parse(text(node, "at")),
                new Origin(
                        text(node, "account"),
                        text(node, "name"),
                        text(node, "role"),
                        employer.isString() ? UUID.fromString(employer.stringValue()) : null,
                        text(node, "request"),
                        text(node, "address"),
                        text(node, "route")),
                text(node, "outcome"),
                text(node, "action"),
                text(node, "content"),
                HexFormat.of().parseHex(text(node, "hash")));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue();
    }

    /** The key that the package itself holds. */
    static SealKey.PublicSeal key(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return SealKey.PublicSeal.of(read(zip, KEY));
        }
    }

    /**
     * Verifies a package.
     *
     * @param files lines of signed heads from a second place
     */
    static Verification verify(Path file, List<SealKey.PublicSeal> keys, List<String> files) throws IOException {
        Verification verification = new Verification(keys);
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            String manifest = read(zip, MANIFEST);
            int end = manifest.lastIndexOf(SIGNATURE);
            String open = end < 0 ? manifest : manifest.substring(0, end);
            String signature =
                    end < 0 ? "" : manifest.substring(end + SIGNATURE.length()).strip();
            if (keys.stream().noneMatch(key -> key.accepts(open, signature))) {
                verification.found(new Tampering(Tampering.Kind.SIGNATURE, -1, 0, null, MANIFEST));
            }
            String heads = read(zip, HEADS);
            if (!open.contains("sha256 " + HEADS + " " + Hashes.hex(heads) + "\n")) {
                verification.found(new Tampering(Tampering.Kind.SIGNATURE, -1, 0, null, HEADS));
            }
            verification.heads(heads.lines().toList());
            verification.heads(files);
            List<ChainHead> ends = begin(verification, open);
            Set<String> selected = selected(zip, verification, open);
            if (!rows(zip, verification, selected, open)) {
                verification.found(new Tampering(Tampering.Kind.SIGNATURE, -1, 0, null, ROWS));
            }
            if (!selected.isEmpty()) {
                verification.found(new Tampering(Tampering.Kind.GAP, -1, 0, null, SELECTION));
            }
            verification.stored(ends);
        }
        return verification;
    }

    private static List<ChainHead> begin(Verification verification, String manifest) {
        List<ChainHead> ends = new ArrayList<>();
        manifest.lines()
                .filter(line -> line.startsWith("chain "))
                .map(line -> line.split(" ", -1))
                .forEach(parts -> {
                    try {
                        verification.begin(ChainHead.of(parts[1]));
                        ends.add(ChainHead.of(parts[2]));
                    } catch (IllegalArgumentException | IndexOutOfBoundsException forged) {
                        verification.found(new Tampering(Tampering.Kind.UNREADABLE, -1, 0, null, MANIFEST));
                    }
                });
        return ends;
    }

    /** The lines that stand by themselves; each has to be one of the rows. */
    private static Set<String> selected(ZipFile zip, Verification verification, String manifest) throws IOException {
        boolean announced = manifest.contains("sha256 " + SELECTION + " ");
        if (!announced && zip.getEntry(SELECTION) == null) {
            return new HashSet<>();
        }
        String text = read(zip, SELECTION);
        if (!manifest.contains("sha256 " + SELECTION + " " + Hashes.hex(text) + "\n")) {
            verification.found(new Tampering(Tampering.Kind.SIGNATURE, -1, 0, null, SELECTION));
        }
        return text.lines().collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean rows(ZipFile zip, Verification verification, Set<String> selected, String manifest)
            throws IOException {
        MessageDigest digest = Hashes.digest();
        try (var reader =
                new java.io.BufferedReader(new java.io.InputStreamReader(stream(zip, ROWS), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
                selected.remove(line);
                try {
                    verification.row(row(line));
                } catch (RuntimeException unreadable) { // whatever somebody wrote there
                    verification.found(new Tampering(
                            Tampering.Kind.UNREADABLE, -1, 0, null, line.substring(0, Math.min(60, line.length()))));
                }
            }
        }
        return manifest.contains("sha256 " + ROWS + " " + HexFormat.of().formatHex(digest.digest()) + "\n");
    }

    private static String read(ZipFile zip, String name) throws IOException {
        try (var in = stream(zip, name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static java.io.InputStream stream(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("no " + name + " in the package");
        }
        return zip.getInputStream(entry);
    }
}
