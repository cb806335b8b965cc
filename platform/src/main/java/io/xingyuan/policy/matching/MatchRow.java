package io.xingyuan.policy.matching;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.AmountKind;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Finding;
import io.xingyuan.engine.Policy;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.checkup.FindingRow;
import java.time.LocalDate;

/** 匹配行: one match in words. */
record MatchRow(Match match, Resident resident, Policy policy, Finding finding, LocalDate asOf) {

    Clause clause() {
        return match.clause();
    }

    Outcome outcome() {
        return match.outcome();
    }

    /** Name of the product, project, platform or team; empty for the enterprise itself. */
    String subject() {
        return clause().entity() == Entity.ENTERPRISE ? "" : finding.subjectName();
    }

    /** In 万元: what is due, or at most; 未定 when nothing can be said. */
    String amount() {
        if (outcome() == Outcome.INELIGIBLE) {
            return "—";
        }
        if (clause().amount() == null) {
            return t("资格");
        }
        long fen = match.column().fen(match.row());
        if (fen == ClauseColumn.NO_AMOUNT) {
            return t("未定");
        }
        return match.exact() ? Amounts.wan(fen) : "≤ " + Amounts.wan(fen);
    }

    /** 确定, 上限 or 酌定 for what is eligible; 未知 for what is open. */
    String nature() {
        if (clause().amount() == null) {
            return t("资格");
        }
        if (outcome() == Outcome.INELIGIBLE || outcome() == Outcome.NEAR) {
            return "";
        }
        if (outcome() != Outcome.ELIGIBLE) {
            return t("未知");
        }
        return match.exact() ? t("确定") : clause().amount().kind() == AmountKind.DISCRETIONARY ? t("酌定") : t("上限");
    }

    /** How the amount came about, how far off it is, what is missing or who must decide. */
    String detail() {
        String reason = new FindingRow(policy, finding, outcome(), asOf, null).reason();
        return reason.isEmpty() ? "—" : reason;
    }

    /** The check-up of the enterprise, opened at this clause. */
    String checkUp(LocalDate today) {
        String day = asOf.equals(today) ? "" : "&asOf=" + asOf;
        return "/checkup/" + resident.summary().id() + "?clause=" + clause().id() + day;
    }
}
