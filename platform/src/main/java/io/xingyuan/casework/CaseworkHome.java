package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.MenuCount;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page: what waits, the most pressing first; and the count in the menu. */
@Component
class CaseworkHome implements HomeContent, MenuCount {

    private static final int SHOWN = 6;

    private final Inbox inbox;

    CaseworkHome(Inbox inbox) {
        this.inbox = inbox;
    }

    private static boolean works(Visitor visitor) {
        return Role.Group.STAFF.has(visitor.role()) || (visitor.role().ofEnterprise() && visitor.enterprise() != null);
    }

    @Override
    public String path() {
        return "/inbox";
    }

    @Override
    public String now(Visitor visitor) {
        if (!works(visitor)) {
            return "";
        }
        Inbox.Counts counts = inbox.counts(visitor);
        return counts.waiting() == 0 ? "" : counts.text();
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        if (!works(visitor)) {
            return List.of();
        }
        return inbox
                .list(new InboxQuery(null, null, null, null), visitor, new Paging(1, SHOWN, "/inbox"))
                .rows()
                .stream()
                .map(row -> new Task(
                        row.title(),
                        row.number() + " · " + t(row.stageName()) + " · " + row.applicant(),
                        "/cases/" + row.caseId(),
                        LocalDate.parse(row.since()),
                        row.due(),
                        row.dueText()))
                .toList();
    }

    @Override
    public List<Card> cards(Visitor visitor) {
        if (!works(visitor)) {
            return List.of();
        }
        Inbox.Counts counts = inbox.counts(visitor);
        return counts.waiting() == 0
                ? List.of()
                : List.of(new Card(
                        t("待办事项"),
                        counts.text(),
                        t("项"),
                        counts.late() == 0 ? t("没有超期") : t("{0} 项超期", counts.late()),
                        "/inbox",
                        counts.late() == 0 ? "" : "near",
                        5));
    }
}
