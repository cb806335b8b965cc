package io.xingyuan.policy.programme;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Frequency;
import io.xingyuan.engine.Policy;
import io.xingyuan.policy.AmountWords;
import io.xingyuan.policy.Amounts;
import io.xingyuan.web.Band;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * 安排页: a programme with its clause, and how much time and money is left.
 *
 * @param policy empty when the library has it no more, as the clause is
 */
record ProgrammePage(
        Programme programme, Optional<Policy> policy, Optional<Clause> clause, LocalDate today, WorkingDays days) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));
    private static final long FEN_PER_WAN = 1_000_000;

    /** Where it stands for somebody who wants to apply. */
    enum Window {
        COMING("未开始", "miss"),
        OPEN("申报中", "ok"),
        OVER("已截止", "no");

        private final String label;
        private final String look;

        Window(String label, String look) {
            this.label = label;
            this.look = look;
        }

        String label() {
            return label;
        }

        String look() {
            return look;
        }
    }

    Window window() {
        if (programme.status() == ProgrammeStatus.CLOSED
                || today.isAfter(programme.terms().closes())) {
            return Window.OVER;
        }
        return today.isBefore(programme.terms().opens()) ? Window.COMING : Window.OPEN;
    }

    /** Such as 还剩 12 天（8 个工作日）. */
    String left() {
        LocalDate closes = programme.terms().closes();
        return switch (window()) {
            case COMING ->
                t(
                        "{0} 天后开始",
                        String.valueOf(
                                ChronoUnit.DAYS.between(today, programme.terms().opens())));
            case OPEN ->
                closes.equals(today)
                        ? t("今天 24 时截止")
                        : t(
                                "还剩 {0} 天（{1}）",
                                String.valueOf(ChronoUnit.DAYS.between(today, closes)), days.counted(today, closes));
            case OVER -> t("不再受理");
        };
    }

    /** That the last day is one on which no office answers; empty when one does. */
    String restDay() {
        LocalDate closes = programme.terms().closes();
        if (days.contains(closes)) {
            return "";
        }
        return days.provisional(closes.getYear()) ? t("截止日是休息日（暂定），当天无人接听咨询电话") : t("截止日是休息日，当天无人接听咨询电话");
    }

    String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** Number of the document and place in it. */
    String cite() {
        return policy.flatMap(document -> clause.map(own -> document.number() + " " + own.cite()))
                .orElse(programme.terms().clause().toString());
    }

    String clauseTitle() {
        return clause.map(Clause::title).orElseGet(() -> t("条款已不在政策库"));
    }

    String clauseSays() {
        return clause.map(Clause::says).orElse("");
    }

    /** Such as 企业 · 每年一次. */
    String applicants() {
        return clause.map(own -> {
                    Frequency frequency = own.frequency();
                    String who = t(own.entity().label());
                    return frequency == null ? who : who + " · " + t(frequency.label());
                })
                .orElse("");
    }

    String amount() {
        return clause.map(own -> AmountWords.of(own, today)).orElse("");
    }

    String set() {
        return Amounts.words(programme.terms().fen());
    }

    String granted() {
        return Amounts.words(programme.signatures().grantedFen());
    }

    String rest() {
        return Amounts.words(programme.leftFen());
    }

    Band use() {
        return Band.of(
                new Band.Share("accent", t("已核定（万元）"), programme.signatures().grantedFen() / FEN_PER_WAN),
                new Band.Share("soft", t("未核定（万元）"), programme.leftFen() / FEN_PER_WAN));
    }
}
