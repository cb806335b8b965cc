package io.xingyuan.policy.checkup;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.CheckUp;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Ledger;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.policy.Edition;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Band;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * 体检单: what the check-up of one enterprise on one day says.
 *
 * @param threshold largest distance, in millionths, that counts as 差一点
 * @param rows one per clause and subject
 * @param subjects names of the enterprise's products, projects, platforms and teams
 * @param awards those already given to the enterprise
 * @param untouched clauses in force that have nothing to be asked about, such as projects when there is none
 */
record Examination(
        EnterpriseSummary enterprise,
        CheckUp result,
        long threshold,
        List<FindingRow> rows,
        Map<String, String> subjects,
        List<Clause> untouched,
        Ledger awards,
        Edition edition) {

    /** The figures of the summary; each opens the list that it is the sum of. */
    enum Figure {
        CERTAIN("确定", "条款写明数额、符合即得", "ok"),
        CEILING("最高可享", "上限之和，含确定部分", "ok"),
        MISSING("待补数据", "补上资料后可能享受的上限之和", "miss"),
        NEAR("差一点", "再走一步可能享受的上限之和", "near");

        private final String label;
        private final String definition;
        private final String look;

        Figure(String label, String definition, String look) {
            this.label = label;
            this.definition = definition;
            this.look = look;
        }

        String label() {
            return label;
        }

        String definition() {
            return definition;
        }

        /** The class of its colour in the style sheet. */
        String look() {
            return look;
        }

        String path() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        boolean counts(FindingRow row) {
            return switch (this) {
                case CERTAIN -> row.outcome() == Outcome.ELIGIBLE && row.exact();
                case CEILING -> row.outcome() == Outcome.ELIGIBLE;
                case MISSING -> row.outcome() == Outcome.INCOMPLETE;
                case NEAR -> row.outcome() == Outcome.NEAR;
            };
        }
    }

    /** 一组: the findings of one outcome, money and titles apart. */
    record Group(Outcome outcome, List<FindingRow> money, List<FindingRow> titles) {

        int size() {
            return money.size() + titles.size();
        }
    }

    LocalDate asOf() {
        return result.asOf();
    }

    Sum sum(Figure figure) {
        return Sum.of(this, figure::counts);
    }

    List<Group> groups() {
        return Arrays.stream(Outcome.values()).map(this::group).toList();
    }

    Group group(Outcome outcome) {
        var order = outcome == Outcome.NEAR ? FindingRow.BY_DISTANCE : FindingRow.BY_AMOUNT;
        List<FindingRow> all = rows.stream()
                .filter(row -> row.outcome() == outcome)
                .sorted(order)
                .toList();
        return new Group(
                outcome,
                all.stream().filter(FindingRow::money).toList(),
                all.stream().filter(row -> !row.money()).toList());
    }

    Band band() {
        return new Band(groups().stream()
                .map(group ->
                        new Band.Share(group.outcome().look(), t(group.outcome().label()), group.size()))
                .toList());
    }

    List<Question> questions() {
        return Question.of(rows, subjects);
    }

    /** What would get the nearest clause there; empty when none is near. */
    String nearest() {
        return rows.stream()
                .filter(row -> row.outcome() == Outcome.NEAR)
                .min(FindingRow.BY_DISTANCE)
                .map(FindingRow::reason)
                .orElse("");
    }

    /** 编号 of the printed record. */
    String number() {
        return "TJ-" + asOf().toString().replace("-", "") + "-"
                + hash().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    /** SHA-256 over the rules, the day and every answer: two records with one hash say the same. */
    String hash() {
        StringBuilder said = new StringBuilder(4096)
                .append(result.libraryHash())
                .append('\n')
                .append(enterprise.id())
                .append('\n')
                .append(asOf())
                .append('\n')
                .append(threshold)
                .append('\n');
        for (FindingRow row : rows) {
            Finding finding = row.finding();
            said.append(finding.clause().id())
                    .append(' ')
                    .append(finding.subjectId())
                    .append(' ')
                    .append(row.outcome())
                    .append(' ')
                    .append(
                            finding.award() == null
                                    ? ""
                                    : finding.award().kind() + " "
                                            + finding.award().fen())
                    .append(' ')
                    .append(finding.distance())
                    .append(row.paid() == null ? "" : " " + row.paid().leftFen())
                    .append('\n');
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(said.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
