package io.xingyuan.casework;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.RightsEnded;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 离任交回: what somebody holds in a role or a park that is no longer theirs goes back to everybody of the role. */
@Component
class Leavers {

    private final CaseFiles files;
    private final CaseBooks books;
    private final Colleagues colleagues;
    private final Audit audit;

    Leavers(CaseFiles files, CaseBooks books, Colleagues colleagues, Audit audit) {
        this.files = files;
        this.books = books;
        this.colleagues = colleagues;
        this.audit = audit;
    }

    /** In the transaction that takes the role. */
    @EventListener
    void on(RightsEnded ended) {
        String account = ended.account().toString();
        free(books.tasks().holdings().stream()
                .filter(holding -> holding.account().equals(account))
                .toList());
    }

    /** Roles that ran out at midnight. */
    @Scheduled(cron = "0 5 0 * * *", zone = "Asia/Shanghai")
    @Transactional
    void night() {
        free(books.tasks().holdings());
    }

    private void free(List<Tasks.Holding> holdings) {
        holdings.stream()
                .filter(holding -> !colleagues.serves(holding.account(), holding.role(), holding.park()))
                .forEach(this::free);
    }

    private void free(Tasks.Holding holding) {
        String what = colleagues.reach(holding.account(), holding.role()).isEmpty()
                ? "不再担任" + holding.role().label()
                : "不再负责这个园区";
        for (CaseId id : books.tasks().free(holding)) {
            CaseFile file = files.get(id);
            books.timeline().add(file, "系统", "退回待签收", holding.name() + what);
            audit.record(
                    "退回待签收", "事项", file.number(), file.title(), List.of(FieldChange.of("办理人", holding.name(), null)));
        }
    }
}
