package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.FormErrors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 专家表单: who is to be in the pool, and for what.
 *
 * @param employer empty for the organisation of the account
 * @param fields parted by commas or blanks
 * @param active whether the expert may be drawn; null when the box is not ticked
 */
record ExpertForm(
        @Nullable String account,
        @Nullable String employer,
        @Nullable String fields,
        @Nullable Boolean active) {

    static final ExpertForm EMPTY = new ExpertForm("", "", "", true);

    private static final int LONGEST_FIELD = 30;
    private static final int LONGEST_EMPLOYER = 100;

    static ExpertForm of(Expert expert) {
        return new ExpertForm(expert.account(), expert.employer(), String.join("、", expert.fields()), expert.active());
    }

    String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    boolean drawn() {
        return Boolean.TRUE.equals(active);
    }

    List<String> areas() {
        return Arrays.stream(text(fields).split("[,，、;；\\s]+"))
                .filter(field -> !field.isBlank())
                .distinct()
                .toList();
    }

    /** @param known whether the account is that of an expert */
    FormErrors errors(boolean known) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!known) {
            problems.put("account", t("请选择一位有评审专家身份的人。"));
        }
        if (text(employer).length() > LONGEST_EMPLOYER) {
            problems.put("employer", t("工作单位最多 100 个字。"));
        }
        if (areas().isEmpty() || areas().stream().anyMatch(field -> field.length() > LONGEST_FIELD)) {
            problems.put("fields", t("请填写至少一个领域，用顿号隔开，每个最多 30 个字。"));
        }
        return new FormErrors(problems);
    }
}
