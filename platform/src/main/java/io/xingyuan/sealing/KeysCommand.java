package io.xingyuan.sealing;

import io.xingyuan.startup.StartupRefusal;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 密钥命令: adds a key to the ring or lists it, with or without the platform running. {@code ./xingyuan keys rotate|list}.
 * A running platform notices within a minute, another at its next start; then the values follow.
 */
final class KeysCommand {

    private static final int WRONG_USE = 2;
    private static final int KEYS = 12;
    private static final Set<String> OPTIONS = Set.of("--data", "--home", "--file", "--cipher");

    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();
    private final PrintStream out;

    private KeysCommand(String[] arguments, PrintStream out) {
        this.out = out;
        for (int i = 0; i < arguments.length; i++) {
            String word = arguments[i];
            int equal = word.indexOf('=');
            String name = equal < 0 ? word : word.substring(0, equal);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (OPTIONS.contains(name) && (equal >= 0 || i + 1 < arguments.length)) {
                options.put(name, equal < 0 ? arguments[++i] : word.substring(equal + 1));
            } else {
                throw new IllegalArgumentException(word);
            }
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) {
        try {
            KeysCommand command = new KeysCommand(arguments, out);
            return switch (command.words.isEmpty() ? "list" : command.words.getFirst()) {
                case "list", "" -> command.list();
                case "rotate" -> command.rotate();
                default -> throw new IllegalArgumentException(command.words.getFirst());
            };
        } catch (IllegalArgumentException wrong) {
            out.println("✗ 用法：keys rotate|list，见 ./xingyuan --help；不认识 / cannot read: " + wrong.getMessage());
            return WRONG_USE;
        } catch (StartupRefusal refusal) {
            out.println("✗ " + refusal.getMessage());
            return StartupRefusal.exitCode(refusal);
        } catch (IOException unwritable) {
            out.println("✗ 无法写入密钥文件 / the key file cannot be written: " + unwritable.getMessage());
            return KEYS;
        }
    }

    private int list() {
        KeyRing ring = ring();
        ring.keys()
                .forEach(
                        key -> out.println("  " + key.id() + "  " + key.cipher().label() + "  " + key.since()
                                + (key.id().equals(ring.newest().id()) ? "  使用中 in use" : "")));
        out.println("✓ " + ring.keys().size() + " 个密钥 keys  " + ring.file());
        return 0;
    }

    private int rotate() throws IOException {
        KeyRing ring = ring();
        SealCipher cipher = options.containsKey("--cipher")
                ? SealCipher.named(options.get("--cipher"))
                : ring.newest().cipher();
        RingKey added = ring.add(cipher);
        out.println("✓ 新密钥 new key " + added.id() + "（" + cipher.label()
                + "）。运行中的杏园一分钟内换用，未运行的在下次启动后换用；请随后做一次备份"
                + " / values follow within a minute, or after the next start; make a backup afterwards");
        return 0;
    }

    private KeyRing ring() {
        Path data = Path.of(options.getOrDefault("--data", options.getOrDefault("--home", "data")));
        Path file = options.containsKey("--file") ? Path.of(options.get("--file")) : data.resolve("sealing.keys");
        return new KeyRing(file, Clock.system(ZoneId.of("Asia/Shanghai")));
    }
}
