package io.xingyuan.policy.application;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.Amounts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 登记支出: an enterprise says what its application counts on, line by line. */
@Component
class Spendings {

    private static final int MOST = 200;

    private final Applications applications;
    private final Expenditures expenditures;
    private final Audit audit;
    private final Clock clock;

    Spendings(Applications applications, Expenditures expenditures, Audit audit, Clock clock) {
        this.applications = applications;
        this.expenditures = expenditures;
        this.audit = audit;
        this.clock = clock;
    }

    Spending of(Application application) {
        List<Expenditure> lines = expenditures.of(application.id());
        return lines.isEmpty() ? Spending.NONE : new Spending(lines, expenditures.elsewhere(application));
    }

    /**
     * Adds a line.
     *
     * @throws org.springframework.dao.DuplicateKeyException when it stands there already
     */
    @Transactional
    public void add(ApplicationId id, String number, String seller, String yuan, String on) {
        Application application = editable(id);
        if (expenditures.of(id).size() >= MOST) {
            throw new Refusal("支出最多登记 200 笔，其余请合并。");
        }
        Expenditure line = Expenditure.of(Ids.next(clock), number, seller, yuan, on, LocalDate.now(clock));
        expenditures.insert(application, line);
        audit.record(
                "登记申报支出",
                "申报",
                id,
                application.whom().named(),
                List.of(FieldChange.of(line.number(), null, line.seller() + " " + Amounts.words(line.fen()))));
    }

    @Transactional
    public void remove(ApplicationId id, UUID line) {
        Application application = editable(id);
        Expenditure gone = expenditures.remove(application, line);
        audit.record(
                "删去申报支出",
                "申报",
                id,
                application.whom().named(),
                List.of(FieldChange.of(gone.number(), gone.seller() + " " + Amounts.words(gone.fen()), null)));
    }

    /** For this transaction alone, so that nothing is added to what is just being handed in. */
    private Application editable(ApplicationId id) {
        Application application = applications.lock(id);
        if (!takes(application)) {
            throw new Refusal("这份申报的支出明细现在不能改；需要更正的，请联系受理人员退回补正。");
        }
        return application;
    }

    static boolean takes(Application application) {
        return switch (application.status()) {
            case DRAFT -> true;
            case CORRECTING -> application.draft().reopened().contains(Spending.SLOT);
            case SUBMITTED, APPROVED, REFUSED, WITHDRAWN, DISCARDED, CANCELLED -> false;
        };
    }
}
