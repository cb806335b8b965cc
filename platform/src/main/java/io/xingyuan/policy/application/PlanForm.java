package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.policy.fund.Part;
import io.xingyuan.web.FormErrors;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** 分期计划表单, as typed. */
record PlanForm(List<Row> rows) {

    private static final int SPARE = 2;
    private static final int LONGEST = 200;

    /** 一行: amount in 元. */
    record Row(String amount, String from, String condition) {

        static final Row EMPTY = new Row("", "", "");

        boolean blank() {
            return amount.isEmpty() && from.isEmpty() && condition.isEmpty();
        }
    }

    static PlanForm of(PaymentPlan plan) {
        return new PlanForm(plan.lines().stream()
                        .map(line -> new Row(
                                BigDecimal.valueOf(line.part().fen(), 2)
                                        .stripTrailingZeros()
                                        .toPlainString(),
                                line.part().notBefore() == null
                                        ? ""
                                        : line.part().notBefore().toString(),
                                line.part().condition()))
                        .toList())
                .withRoom();
    }

    static PlanForm of(Map<String, String> sent) {
        return new PlanForm(IntStream.range(0, PaymentPlan.MOST)
                        .mapToObj(i -> new Row(at(sent, "amount", i), at(sent, "from", i), at(sent, "condition", i)))
                        .filter(row -> !row.blank())
                        .toList())
                .withRoom();
    }

    private static String at(Map<String, String> sent, String name, int row) {
        return sent.getOrDefault(name + "." + row, "").strip();
    }

    private PlanForm withRoom() {
        List<Row> more = new ArrayList<>(rows);
        for (int i = 0; i < SPARE && more.size() < PaymentPlan.MOST; i++) {
            more.add(Row.EMPTY);
        }
        return new PlanForm(more);
    }

    FormErrors mistakes() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.blank()) {
                continue;
            }
            if (!digits(row).matches("\\d{1,13}(\\.\\d{1,2})?") || fen(row) <= 0) {
                wrong.put("amount." + i, t("第 {0} 期：金额应为以元计的正数。", i + 1));
            }
            if (!row.from().isEmpty() && day(row.from()) == null) {
                wrong.put("from." + i, t("第 {0} 期：没有这一天，请检查日期。", i + 1));
            }
            if (row.condition().length() > LONGEST) {
                wrong.put("condition." + i, t("第 {0} 期：条件最多 200 个字。", i + 1));
            }
        }
        return new FormErrors(wrong);
    }

    List<Part> parts() {
        return rows.stream()
                .filter(row -> !row.blank())
                .map(row -> new Part(fen(row), day(row.from()), row.condition()))
                .toList();
    }

    private static String digits(Row row) {
        return row.amount().replaceAll("[,，\\s]", "");
    }

    private static long fen(Row row) {
        return new BigDecimal(digits(row)).movePointRight(2).longValueExact();
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
