package io.xingyuan.policy.programme;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts, publishes and closes programmes. */
@Component
class ProgrammeKeeping {

    private static final String KIND = "兑现安排";

    private final Programmes programmes;
    private final PolicyLibrary library;
    private final Audit audit;
    private final Clock clock;

    ProgrammeKeeping(Programmes programmes, PolicyLibrary library, Audit audit, Clock clock) {
        this.programmes = programmes;
        this.library = library;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public ProgrammeId draft(Programme.Terms terms, Visitor by) {
        mustBePayable(terms);
        ProgrammeId id = new ProgrammeId(Ids.next(clock));
        programmes.insert(id, terms, by.account(), by.name(), false);
        audit.record("草拟兑现安排", KIND, id, terms.title(), FieldChange.between(Map.of(), terms.fields()));
        return id;
    }

    @Transactional
    public void change(ProgrammeId id, int version, Programme.Terms terms, Visitor by) {
        mustBePayable(terms);
        Programme before = programmes.get(id);
        if (before.status() != ProgrammeStatus.DRAFT) {
            throw new Refusal("兑现安排发布后不能修改；需要调整的，请关闭后另行草拟。");
        }
        programmes.change(id, version, terms, by.account(), by.name());
        audit.record(
                "修改兑现安排",
                KIND,
                id,
                terms.title(),
                FieldChange.between(before.terms().fields(), terms.fields()));
    }

    /** By somebody else than the one who wrote it last. */
    @Transactional
    public void publish(ProgrammeId id, int version, Visitor by) {
        Programme programme = programmes.get(id);
        programme.status().mustBecome(ProgrammeStatus.PUBLISHED);
        if (programme.signatures().draftedBy().equals(by.account())) {
            throw new Refusal("草拟人不能自己发布，请由另一位审批人发布。");
        }
        if (programme.terms().closes().isBefore(LocalDate.now(clock))) {
            throw new Refusal("截止受理之日已过，请草拟人先调整时间。");
        }
        try {
            programmes.publish(id, version, by.account(), by.name());
        } catch (DuplicateKeyException taken) {
            throw new Refusal("这个条款在同一年度已有从同一天开始的兑现安排。");
        }
        audit.record("发布兑现安排", KIND, id, programme.terms().title(), moved(programme, ProgrammeStatus.PUBLISHED));
    }

    @Transactional
    public void close(ProgrammeId id, int version, String reason, Visitor by) {
        Programme programme = programmes.get(id);
        programme.status().mustBecome(ProgrammeStatus.CLOSED);
        if (reason.isBlank() || reason.length() > 200) {
            throw new Refusal("请填写关闭原因，最多 200 个字。").at("reason");
        }
        programmes.close(id, version, by.name(), reason.strip());
        audit.record("关闭兑现安排", KIND, id, programme.terms().title(), moved(programme, ProgrammeStatus.CLOSED));
    }

    private static List<FieldChange> moved(Programme programme, ProgrammeStatus to) {
        return List.of(FieldChange.of("状态", programme.status().label(), to.label()));
    }

    private void mustBePayable(Programme.Terms terms) {
        var clause = library.clause(terms.clause()).orElseThrow(() -> new NotFound("条款"));
        if (clause.amount() == null) {
            throw new Refusal("资格认定条款不给资金，不能开放兑现。");
        }
        if (!clause.validity().includes(terms.opens()) || !clause.validity().includes(terms.closes())) {
            throw new Refusal("受理期间超出了条款的有效期。");
        }
    }
}
