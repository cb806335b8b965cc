package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page of who approves: what waits for a second person under agreements. */
@Component
class AgreementHome implements HomeContent {

    private final AgreementBooks books;

    AgreementHome(AgreementBooks books) {
        this.books = books;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        long waiting = visitor.role() == Role.POLICY_APPROVER ? books.undecided(visitor) : 0;
        return waiting == 0
                ? List.of()
                : List.of(new Task(t("审定 {0} 项约定的期次或逾期处理", waiting), "", "/agreements?status=in_force", null, null));
    }
}
