package io.xingyuan.operations;

import com.sun.management.OperatingSystemMXBean;
import io.xingyuan.operations.Verdict.Words;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine: tools, memory, time, fonts. */
final class MachineChecks {

    private static final int JDK = 25;
    private static final long GIBIBYTE = 1L << 30;
    private static final int OPEN_FILES = 4096;

    private final Surroundings place;

    MachineChecks(Surroundings place) {
        this.place = place;
    }

    void look(Verdicts verdicts) {
        verdicts.about("jdk", "JDK 版本", "JDK", this::jdk);
        verdicts.about("compiler", "编译工具", "compiler", this::compiler);
        verdicts.about("maven", "Maven", "Maven", this::maven);
        verdicts.about("program", "程序新旧", "program's age", this::program);
        verdicts.about("start-up-cache", "快速启动缓存", "start-up cache", this::cache);
        verdicts.about("port", "端口", "port", this::port);
        verdicts.about("memory", "内存", "memory", this::memory);
        verdicts.about("open-files", "可打开文件数", "open files", this::openFiles);
        verdicts.about("inodes", "剩余文件数", "inodes", this::inodes);
        verdicts.about("charset", "字符集", "charset", this::charset);
        verdicts.about("time-zone", "时区", "time zone", this::timeZone);
        verdicts.about("clock", "时钟同步", "clock", this::clock);
        verdicts.about("clock-jumps", "时钟跳变", "clock jumps", this::jumps);
        verdicts.about("user", "运行用户", "user", this::user);
        verdicts.about("chinese-font", "中文字体", "Chinese font", this::font);
        verdicts.about("browser", "测试用浏览器", "browser for tests", this::browser);
    }

    private void jdk(Verdicts verdicts) {
        verdicts.require(
                Runtime.version().feature() >= JDK,
                Runtime.version(),
                "安装 JDK 25 或更新版本，或用 XINGYUAN_JDK 指定目录",
                "install JDK 25 or newer, or name it with XINGYUAN_JDK");
    }

    private void compiler(Verdicts verdicts) {
        Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
        verdicts.advise(
                Files.isExecutable(javac),
                javac,
                "换用完整的 JDK（不是 JRE），否则不能重新编译",
                "use a full JDK, not a JRE; nothing can be built otherwise");
    }

    private void maven(Verdicts verdicts) {
        Optional<Path> maven = onPath("mvn");
        verdicts.advise(
                maven.isPresent(),
                maven.map(Path::toString).orElse("-"),
                "安装 Maven 3.8 或更新版本（只在编译时需要）",
                "install Maven 3.8 or newer (needed to build only)");
    }

    private Optional<Path> onPath(String program) {
        return Arrays.stream(place.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private void program(Verdicts verdicts) {
        if (place.current() == null) {
            verdicts.skip("由正在运行的程序检查，无从比较", "asked of the running program, nothing to compare with");
            return;
        }
        verdicts.advise(
                place.current(),
                place.current() ? "=" : "≠",
                "源码在上次编译后有改动，重新执行 ./xingyuan up 会自动编译",
                "sources have changed since the last build; ./xingyuan up builds them");
    }

    private void cache(Verdicts verdicts) throws IOException {
        if (place.program() == null || !Files.isDirectory(place.program())) {
            verdicts.skip("由正在运行的程序检查", "asked of the running program");
            return;
        }
        try (Stream<Path> files = Files.list(place.program())) {
            Optional<Path> cache =
                    files.filter(file -> file.toString().endsWith(".aot")).findFirst();
            verdicts.advise(
                    cache.isPresent() || "off".equals(place.environment().get("XINGYUAN_AOT")),
                    cache.map(file -> file.getFileName().toString()).orElse("-"),
                    "执行一次 ./xingyuan up 即会制作，启动更快",
                    "one ./xingyuan up makes it; starts are faster then");
        }
    }

    private void port(Verdicts verdicts) {
        boolean taken = answers(place.port());
        boolean own = Files.exists(place.data().resolve("cluster/postmaster.pid"));
        verdicts.advise(
                !taken || own,
                place.port(),
                "端口被其他程序占用，启动时用 --port 换一个",
                "another program has the port; choose another with --port");
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 300);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void memory(Verdicts verdicts) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            verdicts.skip("看不到", "not visible");
            return;
        }
        long total = system.getTotalMemorySize();
        verdicts.advise(
                total >= 2 * GIBIBYTE,
                (total >> 20) + " MB",
                "建议 2 GB 以上内存；不足时用 XINGYUAN_JAVA_OPTS=-Xmx768m 限制",
                "2 GB or more are advised; else limit it with XINGYUAN_JAVA_OPTS=-Xmx768m");
    }

    private void openFiles(Verdicts verdicts) throws IOException {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.isReadable(limits)) {
            verdicts.skip("本系统看不到", "not visible on this system");
            return;
        }
        String limit = Files.readAllLines(limits).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.substring(26).strip().split("\\s+", 2)[0])
                .findFirst()
                .orElse("0");
        verdicts.advise(
                limit.equals("unlimited") || Long.parseLong(limit) >= OPEN_FILES,
                limit,
                "调高到 4096 以上：ulimit -n 8192，或 systemd 的 LimitNOFILE=",
                "raise it to 4096 or more: ulimit -n 8192, or LimitNOFILE= of systemd");
    }

    private void inodes(Verdicts verdicts) throws InterruptedException {
        Path folder = Files.isDirectory(place.data()) ? place.data() : Path.of("/");
        String[] figures = output("df", "-Pi", folder.toString())
                .lines()
                .skip(1)
                .findFirst()
                .orElse("")
                .split("\\s+", -1);
        if (figures.length < 5 || !figures[3].matches("\\d+") || figures[1].equals("0")) {
            verdicts.skip("本文件系统不限制", "this file system has no limit");
            return;
        }
        verdicts.advise(
                Long.parseLong(figures[3]) >= 10_000,
                figures[3],
                "删除不用的小文件，或换一个分区",
                "delete small files that nobody needs, or use another partition");
    }

    private void charset(Verdicts verdicts) {
        String charset = System.getProperty("native.encoding", "");
        verdicts.advise(
                charset.equals(StandardCharsets.UTF_8.name()),
                charset,
                "设置 LANG=C.UTF-8 或 zh_CN.UTF-8，否则中文文件名会出错",
                "set LANG=C.UTF-8 or zh_CN.UTF-8; Chinese file names break otherwise");
    }

    private void timeZone(Verdicts verdicts) {
        ZoneId zone = ZoneId.systemDefault();
        boolean chinese = zone.getRules().getOffset(place.now()).getTotalSeconds() == 8 * 3600;
        verdicts.advise(
                chinese,
                zone,
                "设为北京时间：timedatectl set-timezone Asia/Shanghai，或 TZ=Asia/Shanghai；期限按当地日期计算",
                "set it: timedatectl set-timezone Asia/Shanghai, or TZ=Asia/Shanghai; deadlines count local days");
    }

    private void clock(Verdicts verdicts) throws IOException, InterruptedException {
        Path known = place.data().resolve("xingyuan.log");
        if (Files.exists(known)
                && Files.getLastModifiedTime(known)
                        .toInstant()
                        .isAfter(place.now().plusSeconds(120))) {
            verdicts.fault(
                    Words.plain(place.now() + " < " + Files.getLastModifiedTime(known)),
                    "系统时间早于上次运行，请先校准时钟再启动：timedatectl set-ntp true",
                    "the clock stands before the last run; set it right before a start: timedatectl set-ntp true");
            return;
        }
        String synchronised = output("timedatectl", "show", "--property=NTPSynchronized", "--value");
        switch (synchronised) {
            case "yes" -> verdicts.good("NTP");
            case "no" ->
                verdicts.warn(
                        Words.plain("NTP: no"),
                        "开启时间同步：timedatectl set-ntp true",
                        "switch on synchronisation: timedatectl set-ntp true");
            default -> verdicts.good("未早于上次运行；是否与 NTP 同步看不到", "not before the last run; NTP is not visible");
        }
    }

    private void jumps(Verdicts verdicts) {
        Optional<ClockWatch.Jump> jump =
                ClockWatch.last(place.data()).filter(each -> each.within(Duration.ofDays(7), place.now()));
        if (jump.isEmpty()) {
            verdicts.good("七天内没有", "none within seven days");
            return;
        }
        verdicts.warn(
                Words.plain(jump.get()),
                "运行中时钟被拨动，或机器休眠过：核对前后的期限和记录的时间，并开启时间同步 timedatectl set-ntp true",
                "the clock was moved while the platform ran, or the machine slept: look at the deadlines and times around"
                        + " it, and switch on synchronisation: timedatectl set-ntp true");
    }

    private void user(Verdicts verdicts) {
        String user = System.getProperty("user.name", "");
        verdicts.advise(
                !user.equals("root"),
                user,
                "建议用专用的普通用户 xingyuan 运行，见 docs/production.md",
                "run it as an ordinary user xingyuan; see docs/production.md");
    }

    private void font(Verdicts verdicts) throws IOException, InterruptedException {
        if (onPath("fc-list").isEmpty()) {
            verdicts.skip("没有 fc-list；打印的 PDF 自带字体，不受影响", "no fc-list; PDF files bring their own font");
            return;
        }
        String family = output("fc-list", ":lang=zh", "family");
        verdicts.advise(
                !family.isEmpty(),
                family.isEmpty() ? "-" : family.lines().findFirst().orElse(""),
                "安装中文字体（浏览器测试需要）：apt-get install fonts-noto-cjk",
                "install a Chinese font (the browser tests need it): apt-get install fonts-noto-cjk");
    }

    private void browser(Verdicts verdicts) {
        Optional<Path> browser = Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
        if (browser.isPresent()) {
            verdicts.good(browser.get());
        } else {
            verdicts.skip("没有；只有运行测试才需要", "none; only the tests need it");
        }
    }

    /** What a small program prints; empty when it is not there or takes too long. */
    private static String output(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
