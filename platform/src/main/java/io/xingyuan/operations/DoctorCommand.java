package io.xingyuan.operations;

import ch.qos.logback.classic.Level;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** 命令行: {@code xingyuan doctor}. Ends with 0 when all is well, 1 after warnings, 2 after faults. */
final class DoctorCommand {

    private DoctorCommand() {}

    public static void main(String[] arguments) {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
        System.exit(run(arguments, System.getenv(), System.out));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            String[] option = argument.split("=", 2);
            options.put(option[0], option.length == 2 ? option[1] : "");
        }
        String current = options.get("--current");
        String program = options.get("--program");
        Surroundings place = new Surroundings(
                Path.of(options.getOrDefault("--data", "data")).toAbsolutePath().normalize(),
                program == null ? null : Path.of(program),
                current == null ? null : Boolean.valueOf(current),
                Integer.parseInt(options.getOrDefault("--port", "8080")),
                environment.getOrDefault("XINGYUAN_DATABASE_URL", ""),
                environment,
                Instant.now(),
                true);
        List<Verdict> verdicts = Doctor.examine(place);
        if (options.containsKey("--json")) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(verdicts));
        } else {
            print(verdicts, english(environment), out);
        }
        return Math.max(0, Doctor.worst(verdicts).compareTo(Verdict.Level.GOOD));
    }

    /** A console of plain C, or of English, reads English. */
    private static boolean english(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
            if (!value.isEmpty() && !value.startsWith("c.utf")) {
                return value.equals("c") || value.equals("posix") || value.startsWith("en");
            }
        }
        return false;
    }

    private static void print(List<Verdict> verdicts, boolean english, PrintStream out) {
        for (Verdict verdict : verdicts) {
            out.println(verdict.level().sign() + " " + padded(verdict.name().in(english)) + " "
                    + verdict.found().in(english));
            if (!verdict.repair().chinese().isEmpty()) {
                out.println("    → " + verdict.repair().in(english));
            }
        }
        long faults = verdicts.stream()
                .filter(each -> each.level() == Verdict.Level.FAULT)
                .count();
        long warnings = verdicts.stream()
                .filter(each -> each.level() == Verdict.Level.WARNING)
                .count();
        out.println(
                english
                        ? verdicts.size() + " checks, " + faults + " faults, " + warnings + " warnings"
                        : "共检查 " + verdicts.size() + " 项，有误 " + faults + " 项，注意 " + warnings + " 项");
    }

    /** A Chinese character takes the room of two letters. */
    private static String padded(String name) {
        int width = name.chars().map(letter -> letter < 0x2e80 ? 1 : 2).sum();
        return name + " ".repeat(Math.max(0, 22 - width));
    }
}
