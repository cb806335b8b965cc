package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.Light;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 事务箱页.
 *
 * @param procedures title by key
 * @param batch what the last batch did, null when none was
 * @param typed what was chosen for one of which nothing came
 */
record InboxPage(
        InboxQuery query,
        Listing<InboxRow> rows,
        Map<String, String> procedures,
        @Nullable BatchResult batch,
        BatchForm typed,
        boolean staff,
        CaseListPage.Kept kept) {

    static final String PATH = "/inbox";

    List<Choice> procedureChoices() {
        return CaseListPage.choices(procedures);
    }

    /** The same rows as a workbook. */
    String export() {
        return CaseListPage.here(rows.paging().address(), PATH + "/export.xlsx");
    }

    /** The list in this state, whatever page is shown. */
    String self() {
        return CaseListPage.here(rows.paging().address(), PATH);
    }

    /** Where many are decided at once, with the state of the list to come back to. */
    String batchAddress() {
        return CaseListPage.at(rows.paging().address(), PATH + "/batch");
    }

    List<Choice> lights() {
        return Arrays.stream(Light.values())
                .map(each -> new Choice(each.name(), t(each.label())))
                .toList();
    }

    String light() {
        Light lit = query.lit();
        return lit == null ? "" : lit.name();
    }

    /** What may be said of many at once. */
    List<Choice> outcomes() {
        return Batch.OUTCOMES.stream()
                .map(each -> new Choice(each.name(), t(each.label())))
                .toList();
    }

    boolean todo() {
        return query.chosen() == InboxQuery.Box.WAITING;
    }

    boolean full() {
        return rows.total() >= Inbox.MOST;
    }

    String sinceLabel() {
        return sinceLabel(query);
    }

    static String sinceLabel(InboxQuery query) {
        return switch (query.chosen()) {
            case WAITING -> t("到达");
            case DONE -> t("办理日");
            case COPIES -> t("抄送日");
            case MINE -> t("提交日");
        };
    }

    String holderLabel() {
        return holderLabel(query);
    }

    static String holderLabel(InboxQuery query) {
        return switch (query.chosen()) {
            case WAITING, DONE -> t("签收人");
            case COPIES -> t("抄送人");
            case MINE -> t("发起人");
        };
    }
}
