package io.xingyuan.audit;

import io.xingyuan.database.LocalDatabase;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 审计命令: verifies and exports the log without starting the platform. {@code ./xingyuan audit verify|export}. */
public final class AuditCommand {

    private static final int WHOLE = 0;
    private static final int WRONG_USE = 2;
    private static final int DATABASE = 7;
    private static final int TAMPERED = 11;
    private static final int MOST_SHOWN = 20;
    private static final String DATABASE_URL = "XINGYUAN_DATABASE_URL";
    private static final Set<String> OPTIONS =
            Set.of("--data", "--home", "--programs", "--against", "--key", "--url", "--out", "--from", "--to");

    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final Map<String, String> environment;
    private final PrintStream out;

    private AuditCommand(String[] arguments, Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            int equal = word.indexOf('=');
            String name = equal < 0 ? word : word.substring(0, equal);
            if (!OPTIONS.contains(name) || (equal < 0 && i + 1 == arguments.length)) {
                throw new IllegalArgumentException(word);
            }
            options.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(equal < 0 ? arguments[++i] : word.substring(equal + 1));
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), System.out));
    }

    /**
     * After a restore: says whether the log is whole, with the heads that came along.
     *
     * @param url of the external database, null for the one in the data directory
     * @return the exit code of {@code audit verify}
     */
    public static int verifyRestored(Path data, Path programs, @Nullable String url, PrintStream out) {
        List<String> words = new ArrayList<>(List.of("verify", "--programs", programs.toString()));
        if (url == null) {
            words.addAll(List.of("--data", data.toString()));
        } else {
            words.addAll(List.of("--home", data.toString(), "--url", url));
        }
        Path heads = data.resolve(HeadsPlace.FOLDER);
        if (Files.exists(heads)) {
            words.addAll(List.of("--against", heads.toString()));
        }
        return run(words.toArray(String[]::new), Map.of(), out);
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        try {
            AuditCommand command = new AuditCommand(arguments, environment, out);
            return switch (command.words.isEmpty() ? "" : command.words.getFirst()) {
                case "verify" -> command.verify();
                case "export" -> command.export();
                default -> throw new IllegalArgumentException("verify, export");
            };
        } catch (IllegalArgumentException wrong) {
            out.println("✗ 用法：audit verify|export，见 ./xingyuan --help；不认识 / cannot read: " + wrong.getMessage());
            return WRONG_USE;
        } catch (StartupRefusal refusal) {
            out.println("✗ " + refusal.getMessage());
            return StartupRefusal.exitCode(refusal);
        } catch (IOException | SQLException unreadable) {
            out.println("✗ 无法读取审计日志 / the audit log cannot be read: " + unreadable.getMessage());
            return DATABASE;
        }
    }

    private int verify() throws IOException, SQLException {
        List<String> lines = new ArrayList<>();
        for (String place : options.getOrDefault("--against", List.of())) {
            if (Files.notExists(Path.of(place))) {
                throw new IllegalArgumentException(place);
            }
            lines.addAll(HeadFiles.lines(Path.of(place)));
        }
        if (words.size() > 2) {
            throw new IllegalArgumentException(words.get(2));
        }
        if (words.size() == 2 && !words.get(1).contains("://")) {
            return verifyPackage(Path.of(words.get(1)), lines);
        }
        if (isOfThisInstallation() && !options.containsKey("--against")) {
            Path heads = HeadsPlace.of(environment, data());
            out.println("  第二处 second place: " + heads);
            lines.addAll(HeadFiles.lines(heads));
        }
        List<SealKey.PublicSeal> keys = keys();
        Path known = SealKey.publicHalf(data().resolve("audit.key"));
        if (keys.isEmpty() && Files.exists(known)) {
            keys.add(SealKey.PublicSeal.in(known));
        }
        if (keys.isEmpty()) {
            out.println("! 没有公钥，签名未验证，用 --key 指定 / no public key: signatures are not verified; name one with --key");
        }
        try (Source source = source()) {
            return report(StoredLog.atOneMoment(source.connection).verify(keys, lines), lines.size());
        }
    }

    private int verifyPackage(Path file, List<String> lines) throws IOException {
        if (Files.notExists(file)) {
            throw new IllegalArgumentException(file.toString());
        }
        List<SealKey.PublicSeal> keys = keys();
        if (keys.isEmpty()) {
            keys.add(SealedPackage.key(file));
            out.println("! 用包内的公钥验证，请核对 / verified with the key in the package, compare it: "
                    + keys.getFirst().id());
        }
        return report(SealedPackage.verify(file, keys, lines), lines.size());
    }

    private int report(Verification verification, int fromFiles) {
        for (int chain = 0; chain < AuditRow.CHAINS; chain++) {
            List<Tampering> found = verification.found(chain);
            out.printf(
                    "%s 链 chain %2d  %,10d 行 rows%s%n",
                    found.isEmpty() ? "✓" : "✗",
                    chain,
                    verification.counted(chain),
                    found.isEmpty() ? "" : "  " + found.getFirst().sentence());
        }
        verification.found().stream()
                .filter(tampering -> tampering.chain() < 0)
                .limit(MOST_SHOWN)
                .forEach(tampering -> out.println("✗ " + tampering.sentence()));
        out.printf("  签名的链头 signed heads: %,d（其中第二处 second place: %,d）%n", verification.lines(), fromFiles);
        if (fromFiles == 0) {
            out.println("! 没有第二处的链头，末尾被截断看不出来，用 --against 指定 / without heads from a second place a cut tail"
                    + " may go unseen; name it with --against");
        }
        if (verification.whole()) {
            out.printf("完整 whole: %,d 行 rows%n", verification.rows());
            return WHOLE;
        }
        out.printf(
                "不完整 NOT whole: %,d 处 findings, %,d 行 rows%n",
                verification.found().size(), verification.rows());
        return TAMPERED;
    }

    private int export() throws IOException, SQLException {
        String target = one("--out").orElseThrow(() -> new IllegalArgumentException("--out"));
        SealedPackage.Stretch all = SealedPackage.Stretch.ALL;
        SealedPackage.Stretch stretch = new SealedPackage.Stretch(
                one("--from").map(day -> day(day, 0)).orElse(all.from()),
                one("--to").map(day -> day(day, 1)).orElse(all.to()));
        Path key = one("--key").map(Path::of).orElse(data().resolve("audit.key"));
        if (Files.notExists(key)) {
            throw new IOException(key + "?");
        }
        try (Source source = source();
                OutputStream file = Files.newOutputStream(Path.of(target))) {
            long rows = SealedPackage.write(
                    StoredLog.atOneMoment(source.connection),
                    SealKey.at(key),
                    stretch,
                    SealedPackage.Selection.NONE,
                    Instant.now(),
                    file);
            out.printf("已导出 exported: %,d 行 rows → %s%n", rows, target);
            return WHOLE;
        }
    }

    private static Instant day(String text, int later) {
        try {
            return LocalDate.parse(text)
                    .plusDays(later)
                    .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                    .toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(text, unreadable);
        }
    }

    private List<SealKey.PublicSeal> keys() throws IOException {
        List<SealKey.PublicSeal> keys = new ArrayList<>();
        for (String file : options.getOrDefault("--key", List.of())) {
            keys.add(SealKey.PublicSeal.in(Path.of(file)));
        }
        return keys;
    }

    private Path data() {
        return Path.of(one("--data").or(() -> one("--home")).orElse("data"));
    }

    private Optional<String> one(String option) {
        return Optional.ofNullable(options.get(option)).map(List::getLast);
    }

    private Optional<String> url() {
        Optional<String> word = words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty();
        return word.filter(each -> each.contains("://"))
                .or(() -> one("--url"))
                .or(() -> one("--data").isPresent()
                        ? Optional.empty()
                        : Optional.ofNullable(environment.get(DATABASE_URL)));
    }

    /** Whose heads lie where this installation puts them: no database that was named by its address. */
    private boolean isOfThisInstallation() {
        return url().map(url -> url.equals(environment.get(DATABASE_URL))).orElse(true);
    }

    private Source source() throws SQLException {
        Optional<String> url = url();
        if (url.isPresent()) {
            return new Source(DriverManager.getConnection(LocalDatabase.secretUrl(url.get())), () -> {});
        }
        if (!LocalDatabase.exists(data())) {
            throw new IllegalArgumentException(data().toString());
        }
        LocalDatabase database =
                LocalDatabase.open(data(), one("--programs").map(Path::of).orElse(data()));
        return new Source(database.connect(), database::close);
    }

    private record Source(Connection connection, Runnable end) implements AutoCloseable {

        @Override
        public void close() throws SQLException {
            try {
                connection.close();
            } finally {
                end.run();
            }
        }
    }
}
