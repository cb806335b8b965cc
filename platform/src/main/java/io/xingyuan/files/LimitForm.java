package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.FormErrors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * 附件规则表单.
 *
 * @param taken names of the kinds that are ticked
 * @param megabytes as typed, by name of the kind
 */
record LimitForm(List<String> taken, Map<String, String> megabytes) {

    /** A whole request has to pass, with what stands around the file. */
    static final int MOST = 20;

    static LimitForm of(FileLimits limits, Map<FileKind, Long> all) {
        return new LimitForm(
                limits.largest().keySet().stream().map(FileKind::name).toList(),
                all.entrySet().stream()
                        .collect(Collectors.toMap(
                                each -> each.getKey().name(),
                                each -> String.valueOf(each.getValue() / FileLimits.MEGA))));
    }

    static LimitForm of(MultiValueMap<String, String> form) {
        return new LimitForm(
                form.getOrDefault("taken", List.of()),
                Arrays.stream(FileKind.values())
                        .collect(Collectors.toMap(
                                FileKind::name,
                                kind -> String.valueOf(form.getFirst(field(kind)))
                                        .strip())));
    }

    static String field(FileKind kind) {
        return "largest." + kind.name();
    }

    boolean takes(FileKind kind) {
        return taken.contains(kind.name());
    }

    String typed(FileKind kind) {
        return megabytes.getOrDefault(kind.name(), "");
    }

    FormErrors errors() {
        Map<String, String> problems = new LinkedHashMap<>();
        for (FileKind kind : FileKind.values()) {
            String typed = typed(kind);
            if (!typed.matches("\\d{1,2}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST) {
                problems.put(field(kind), t("请填写 1 到 {0} 的整数。", MOST));
            }
        }
        if (Arrays.stream(FileKind.values()).noneMatch(this::takes)) {
            problems.put("taken-PDF", t("至少要收一种文件。"));
        }
        return new FormErrors(problems);
    }

    /** Bytes, where there are no errors. */
    long bytes(FileKind kind) {
        return Long.parseLong(typed(kind)) * FileLimits.MEGA;
    }
}
