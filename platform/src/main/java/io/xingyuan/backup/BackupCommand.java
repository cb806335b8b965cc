package io.xingyuan.backup;

import ch.qos.logback.classic.Level;
import io.xingyuan.audit.AuditCommand;
import io.xingyuan.audit.HeadsPlace;
import io.xingyuan.database.LocalDatabase;
import io.xingyuan.startup.Obstacle;
import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 命令行: {@code xingyuan backup}, {@code backup verify} and {@code restore}; starts no platform. */
final class BackupCommand {

    private static final int WRONG_USE = 2;
    private static final String DATABASE_URL = "XINGYUAN_DATABASE_URL";

    /** As the nightly backups read them: {@code xingyuan.backup.folder} and {@code .passphrase}. */
    private static final String FOLDER = "XINGYUAN_BACKUP_FOLDER";

    private static final String PASSPHRASE = "XINGYUAN_BACKUP_PASSPHRASE";
    private static final List<String> OPTIONS = List.of("--to", "--data", "--programs", "--passphrase-file");

    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final Path data;
    private final Path programs;

    private BackupCommand(Map<String, String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
        data = Path.of(options.getOrDefault("--data", "data")).toAbsolutePath().normalize();
        programs = Path.of(options.getOrDefault("--programs", data.toString())).toAbsolutePath();
    }

    public static void main(String[] arguments) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.WARN);
        }
        System.exit(run(arguments, System.getenv()));
    }

    static int run(String[] arguments, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String[] option = arguments[i].split("=", 2);
            if (option[0].equals("--portable")) {
                options.put(option[0], "");
            } else if (OPTIONS.contains(option[0]) && (option.length == 2 || i + 1 < arguments.length)) {
                options.put(option[0], option.length == 2 ? option[1] : arguments[++i]);
            } else if (option[0].startsWith("-")) {
                return wrongUse("不认识的选项或缺少值：" + option[0], "unknown option, or its value is missing: " + option[0]);
            } else {
                words.add(arguments[i]);
            }
        }
        try {
            return new BackupCommand(options, environment).run(words, environment.getOrDefault(DATABASE_URL, ""));
        } catch (StartupRefusal refusal) {
            System.err.println("✗ " + refusal.getMessage());
            return StartupRefusal.exitCode(refusal);
        }
    }

    private int run(List<String> words, String databaseUrl) {
        if (words.equals(List.of("backup"))) {
            return back(databaseUrl);
        }
        if (words.size() == 3 && words.subList(0, 2).equals(List.of("backup", "verify"))) {
            Path file = Path.of(words.get(2));
            System.out.println("✓ 完好 whole: " + file + " · " + backups(data).verify(file));
            return 0;
        }
        if (words.size() == 2 && words.getFirst().equals("restore")) {
            String secretUrl = databaseUrl.isEmpty() ? null : LocalDatabase.secretUrl(databaseUrl);
            String held = backups(data).restore(Path.of(words.get(1)), programs, secretUrl);
            System.out.println(
                    "✓ 已恢复到 restored to " + (secretUrl == null ? data : "XINGYUAN_DATABASE_URL") + " · " + held);
            System.out.println("  审计日志 audit log:");
            int audit =
                    AuditCommand.verifyRestored(data, programs, databaseUrl.isEmpty() ? null : databaseUrl, System.out);
            if (audit != 0) {
                System.err.println("! 数据已恢复，但审计日志没有验证通过，见上 / the data is restored, but its audit log was not"
                        + " found whole, see above");
            }
            return audit;
        }
        return wrongUse(
                "用法：backup [--to 目录] [--portable] | backup verify 文件 | restore 文件或目录 [--data 新目录]",
                "use: backup [--to DIR] [--portable] | backup verify FILE | restore FILE|DIR [--data NEW]");
    }

    private int back(String databaseUrl) {
        Path folder = folder();
        boolean portable = options.containsKey("--portable");
        Backups backups = backups(folder);
        Path file;
        if (!databaseUrl.isEmpty()) {
            if (!portable) {
                throw new StartupRefusal(
                        Obstacle.BACKUP,
                        "数据库在外部服务器上，物理备份请由数据库管理员按其规程完成（pg_basebackup 等）；本命令可用 --portable 做通用导出",
                        "the database is external: its physical backup is its administrator's (pg_basebackup and the"
                                + " like); this command offers --portable");
            }
            file = backups.portable(Backups.Occasion.MANUAL, LocalDatabase.secretUrl(databaseUrl));
        } else if (!LocalDatabase.exists(data)) {
            throw new StartupRefusal(
                    Obstacle.DATA_DIRECTORY,
                    data + " 里还没有数据库，请用 --data 指定数据目录",
                    "there is no database in " + data + "; name the data directory with --data");
        } else if (portable) {
            try (LocalDatabase database = LocalDatabase.open(data, programs)) {
                file = backups.portable(Backups.Occasion.MANUAL, database.secretUrl());
            }
        } else {
            file = backups.physical(Backups.Occasion.MANUAL, programs);
        }
        System.out.println("✓ 已备份 backed up: " + file + " · " + size(file) + " · " + backups.verify(file));
        if (passphrase() == null && Files.exists(data.resolve("sealing.keys"))) {
            System.err.println("! 备份含加密密钥且未设口令，拿到它的人可以读出全部号码；可用 --passphrase-file"
                    + " / it holds the encryption keys and has no passphrase: whoever gets it can read every number");
        }
        return 0;
    }

    /** Where the command line says, else where the nightly ones go. */
    private Path folder() {
        String named = options.getOrDefault("--to", environment.getOrDefault(FOLDER, ""));
        return named.isEmpty() ? data.resolve("backups") : Path.of(named).toAbsolutePath();
    }

    private static String size(Path file) {
        try {
            return Progress.megabytes(Files.size(file));
        } catch (IOException e) {
            return "?";
        }
    }

    private Backups backups(Path folder) {
        return Backups.of(data, folder, passphrase(), System.err::println).withHeads(HeadsPlace.of(environment, data));
    }

    private @Nullable String passphrase() {
        String file = options.get("--passphrase-file");
        if (file == null) {
            String nightly = environment.getOrDefault(PASSPHRASE, "");
            return nightly.isEmpty() ? null : nightly;
        }
        try {
            String words = Files.readString(Path.of(file)).strip();
            if (words.isEmpty()) {
                throw new StartupRefusal(
                        Obstacle.BACKUP, "口令文件 " + file + " 是空的", "the passphrase file " + file + " is empty");
            }
            return words;
        } catch (IOException e) {
            throw new StartupRefusal(Obstacle.BACKUP, "读不了口令文件 " + file, "cannot read the passphrase file " + file, e);
        }
    }

    private static int wrongUse(String chinese, String english) {
        System.err.println("✗ " + chinese + " / " + english);
        return WRONG_USE;
    }
}
