package io.xingyuan.operations;

import io.xingyuan.operations.Verdict.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The data directory and what is configured beside it: rights, space, secrets, certificate, mail. */
final class DataChecks {

    private static final long MEBIBYTE = 1L << 20;
    private static final Duration CERTIFICATE_NOTICE = Duration.ofDays(30);

    private final Surroundings place;

    DataChecks(Surroundings place) {
        this.place = place;
    }

    void look(Verdicts verdicts) {
        verdicts.about("data-directory", "数据目录", "data directory", this::writable);
        verdicts.about("lock", "运行锁", "lock", this::lock);
        verdicts.about("orphan-database", "孤儿数据库进程", "orphan database", this::orphan);
        verdicts.about("disk-space", "磁盘空间", "disk space", this::space);
        verdicts.about("file-system", "文件系统", "file system", this::fileSystem);
        verdicts.about("secrets", "机密文件权限", "secrets", this::secrets);
        verdicts.about("password-file", "数据库口令文件", "database password", this::password);
        verdicts.about("certificate", "证书有效期", "certificate", this::certificate);
        verdicts.about("mail", "邮件", "mail", this::mail);
        verdicts.about("policies", "政策库目录", "policies", this::policies);
        verdicts.about("audit-heads", "审计链头", "audit heads", this::auditHeads);
        verdicts.about("audit-heads-place", "审计链头位置", "place of audit heads", this::secondPlace);
    }

    private void writable(Verdicts verdicts) {
        if (!Files.exists(place.data())) {
            verdicts.skip("还没有，首次启动时建立：" + place.data(), "not there yet, made by the first start: " + place.data());
            return;
        }
        verdicts.require(
                Files.isDirectory(place.data()) && Files.isWritable(place.data()),
                place.data(),
                "改正属主和权限：chown -R xingyuan " + place.data(),
                "set its owner and rights: chown -R xingyuan " + place.data());
    }

    private boolean isHeld() throws IOException {
        Path lock = place.data().resolve("lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        } catch (OverlappingFileLockException e) {
            return true; // this very process
        }
    }

    private void lock(Verdicts verdicts) throws IOException {
        if (isHeld()) {
            verdicts.good("运行中", "running");
        } else {
            verdicts.good("未运行", "not running");
        }
    }

    private void orphan(Verdicts verdicts) throws IOException {
        Path file = place.data().resolve("cluster/postmaster.pid");
        if (!Files.exists(file)) {
            verdicts.good("没有", "none");
            return;
        }
        long process = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        boolean alive = ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
        verdicts.advise(
                !alive || isHeld(),
                alive ? process : "-",
                "数据库进程没有主人；下次启动会先停掉它，或执行 kill -INT " + process,
                "the database runs without its program; the next start stops it first, or kill -INT " + process);
    }

    /** Wherever the platform writes: the data, the database if it lies elsewhere, the backups. */
    private void space(Verdicts verdicts) throws IOException {
        Map<FileStore, Path> stores = new LinkedHashMap<>();
        for (Path path : List.of(place.data(), place.data().resolve("cluster"), place.backups())) {
            Path found = existing(path).toRealPath();
            stores.putIfAbsent(Files.getFileStore(found), found);
        }
        long least = Long.MAX_VALUE;
        List<String> each = new ArrayList<>();
        for (Map.Entry<FileStore, Path> store : stores.entrySet()) {
            long free = store.getKey().getUsableSpace() / MEBIBYTE;
            least = Math.min(least, free);
            each.add((stores.size() == 1 ? "" : store.getValue() + " ") + free + " MB / "
                    + store.getKey().getTotalSpace() / MEBIBYTE + " MB");
        }
        Words found = Words.plain(String.join(", ", each));
        String chinese = "清理或扩容：数据、数据库和备份所在的每块盘建议留 2 GB 以上";
        String english =
                "make room: 2 GB or more should be free on each disk of the data, the database and the backups";
        if (least < 300) {
            verdicts.fault(found, chinese, english);
        } else if (least < 2048) {
            verdicts.warn(found, chinese, english);
        } else {
            verdicts.good(found.chinese());
        }
    }

    private static Path existing(Path path) {
        Path found = path.toAbsolutePath();
        while (!Files.exists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    /** Network and memory file systems do not keep the promise that a database needs. */
    private void fileSystem(Verdicts verdicts) throws IOException {
        String type = Files.getFileStore(existing(place.data())).type();
        verdicts.advise(
                !List.of("tmpfs", "ramfs", "nfs", "nfs4", "cifs", "vfat", "fuse.sshfs")
                        .contains(type),
                type,
                "把数据目录放到本机磁盘（ext4、xfs 等）上",
                "put the data directory on a local disk (ext4, xfs and the like)");
    }

    private void secrets(Verdicts verdicts) throws IOException {
        List<String> open = new ArrayList<>();
        if (Files.isDirectory(place.data())) {
            try (Stream<Path> files = Files.walk(place.data(), 2)) {
                files.filter(file -> isSecret(file) && isOpen(file))
                        .forEach(file -> open.add(place.data().relativize(file).toString()));
            } catch (java.io.UncheckedIOException e) {
                throw e.getCause();
            }
        }
        verdicts.require(
                open.isEmpty(),
                open.isEmpty() ? "600" : String.join(", ", open),
                "收回其他用户的权限：chmod 600 " + String.join(" ", open),
                "take the rights of others away: chmod 600 " + String.join(" ", open));
    }

    private static boolean isSecret(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (name.endsWith(".password")
                        || name.endsWith(".key")
                        || name.endsWith(".keys")
                        || name.matches("xingyuan-.*\\.zip(\\.sealed)?"));
    }

    private static boolean isOpen(Path file) {
        try {
            var rights = Files.getPosixFilePermissions(file);
            return rights.contains(PosixFilePermission.OTHERS_READ) || rights.contains(PosixFilePermission.GROUP_WRITE);
        } catch (IOException e) {
            return false; // gone in the meantime
        }
    }

    private void password(Verdicts verdicts) {
        if (!place.databaseUrl().isEmpty() || !Files.exists(place.data().resolve("cluster"))) {
            verdicts.skip("外部数据库或尚未建库", "an external database, or none yet");
            return;
        }
        verdicts.require(
                Files.exists(place.data().resolve("database.password")),
                "database.password",
                "从备份中取回 database.password，没有它不能启动",
                "take database.password from a backup; nothing starts without it");
    }

    /** Whoever ends TLS in front of the platform may name its certificate, so that somebody looks at its date. */
    private void certificate(Verdicts verdicts) throws IOException, CertificateException {
        String file = place.environment().getOrDefault("XINGYUAN_CERTIFICATE", "");
        if (file.isEmpty()) {
            verdicts.skip("未设置 XINGYUAN_CERTIFICATE", "XINGYUAN_CERTIFICATE is not set");
            return;
        }
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))));
        Instant end = certificate.getNotAfter().toInstant();
        String chinese = "换发证书并重新加载反向代理";
        String english = "renew the certificate and reload the proxy";
        if (end.isBefore(place.now())) {
            verdicts.fault(Words.plain(end), chinese, english);
        } else {
            verdicts.advise(end.isAfter(place.now().plus(CERTIFICATE_NOTICE)), end, chinese, english);
        }
    }

    private void mail(Verdicts verdicts) {
        String host = place.environment().getOrDefault("SPRING_MAIL_HOST", "");
        if (host.isEmpty()) {
            verdicts.skip("未配置 SPRING_MAIL_HOST，邮件只进发件箱", "SPRING_MAIL_HOST is not set, mail stays in the outbox");
        } else {
            verdicts.good(host);
        }
    }

    private void policies(Verdicts verdicts) throws IOException {
        String folder = place.environment().getOrDefault("XINGYUAN_POLICIES", "");
        if (folder.isEmpty()) {
            verdicts.good("随程序附带的政策库", "the library that ships with the program");
            return;
        }
        Path own = Path.of(folder);
        long files = 0;
        if (Files.isDirectory(own)) {
            try (Stream<Path> all = Files.walk(own)) {
                files = all.filter(file -> file.toString().endsWith(".yaml")).count();
            }
        }
        verdicts.require(
                files > 0,
                folder + ": " + files,
                "检查 XINGYUAN_POLICIES 指向的目录，再执行 ./xingyuan policy check " + folder,
                "check the folder of XINGYUAN_POLICIES, then ./xingyuan policy check " + folder);
    }

    private void auditHeads(Verdicts verdicts) throws IOException {
        Path folder = place.heads();
        if (!Files.isDirectory(folder)) {
            verdicts.skip("还没有签名的审计链头：" + folder, "no signed audit heads yet: " + folder);
            return;
        }
        Instant newest;
        try (Stream<Path> files = Files.list(folder)) {
            newest = files.map(DataChecks::modified).max(Instant::compareTo).orElse(Instant.EPOCH);
        }
        verdicts.advise(
                newest.isAfter(place.now().minus(Duration.ofDays(1))),
                folder + " " + newest,
                "平台运行时会定期签名；若已停机属正常，否则查看日志",
                "the running platform signs them now and then; if it does run, see the log");
    }

    /** Who can cut the log can cut heads that lie beside it. */
    private void secondPlace(Verdicts verdicts) throws IOException {
        FileStore ofHeads = Files.getFileStore(existing(place.heads()));
        verdicts.advise(
                !ofHeads.equals(Files.getFileStore(existing(place.data()))),
                ofHeads.name() + " " + place.heads(),
                "链头和数据在同一块盘上：用 XINGYUAN_AUDIT_HEADS 放到另一块盘或挂载的主机上，并把原有文件移过去",
                "the heads lie on the disk of the data: set XINGYUAN_AUDIT_HEADS to another disk or a mounted host, and"
                        + " move the files along");
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
