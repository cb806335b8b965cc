package io.xingyuan.casework.procedure;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 流程编写: one person writes the next version, another one publishes it. */
@Component
class ProcedureKeeping {

    private static final String KIND = "流程";
    private static final int LONGEST_TITLE = 60;

    private final Procedures procedures;
    private final ProcedureUses uses;
    private final Audit audit;

    ProcedureKeeping(Procedures procedures, ProcedureUses uses, Audit audit) {
        this.procedures = procedures;
        this.uses = uses;
        this.audit = audit;
    }

    /**
     * The version that is being written; begun from the one in force, or from nothing.
     *
     * @param title of a new procedure; empty for the next version of one that is there
     */
    @Transactional
    Procedure begin(String key, String title) {
        Visitor by = Visitor.now();
        Optional<Draft> last = procedures.versions(key).stream().findFirst();
        if (last.isEmpty()) {
            mustBeNew(key, title);
        } else if (!title.isEmpty()) {
            throw new Refusal(
                            "代码“{0}”已用于“{1}”，请换一个。", key, last.get().procedure().title())
                    .at("key");
        }
        if (procedures.unpublished(key).isPresent()) {
            throw new Refusal("这个流程已有一个没有发布的版本，请在它上面修改。");
        }
        Procedure next = last.map(draft -> new Procedure(
                        key,
                        draft.procedure().version() + 1,
                        draft.procedure().title(),
                        draft.procedure().number(),
                        draft.procedure().stages()))
                .orElseGet(() -> new Procedure(key, 1, title, "SX{年}{序5}", List.of(first())));
        procedures.add(next, Draft.Status.DRAFT, by.account(), by.name());
        audit.record("开始编写流程", KIND, key, next.title(), List.of(FieldChange.of("版本", null, next.version())));
        return next;
    }

    private static void mustBeNew(String key, String title) {
        if (title.isEmpty()) {
            throw new Refusal("请填写流程名称。").at("title");
        }
        if (title.length() > LONGEST_TITLE) {
            throw new Refusal("流程名称最多 {0} 个字。", LONGEST_TITLE).at("title");
        }
        if (!ProcedureChecks.KEY.matcher(key).matches()) {
            throw new Refusal("流程代码应为小写字母开头的字母、数字和“-”。").at("key");
        }
    }

    private static Stage first() {
        return new Stage(
                "acceptance",
                "受理",
                Decides.ONE,
                List.of(Role.POLICY_OFFICER),
                1,
                null,
                List.of(),
                List.of(Outcome.PASS, Outcome.REFUSE),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                List.of(),
                null,
                null);
    }

    /** What has to be mended before it may be published. */
    List<Refusal> faults(Procedure procedure) {
        return Stream.concat(ProcedureChecks.faults(procedure).stream(), uses.faults(procedure).stream())
                .toList();
    }

    private void mustBeFlawless(Procedure procedure) {
        faults(procedure).stream().findFirst().ifPresent(fault -> {
            throw fault;
        });
    }

    /** A draft may have faults; what is proposed may not. */
    @Transactional
    void save(Procedure procedure, int edit, boolean propose) {
        Visitor by = Visitor.now();
        if (propose) {
            mustBeFlawless(procedure);
        }
        Draft before = procedures.get(procedure.key(), procedure.version());
        Draft.Status status = propose ? Draft.Status.PROPOSED : Draft.Status.DRAFT;
        if (!procedures.write(procedure, status, edit, by.account(), by.name())) {
            throw new Stale("流程");
        }
        audit.record(
                propose ? "提请发布流程" : "编写流程",
                KIND,
                procedure.key(),
                procedure.title(),
                FieldChange.between(facts(before.procedure()), facts(procedure)));
    }

    /** By somebody else than whoever wrote it last. */
    @Transactional
    void publish(String key, int version, int edit) {
        Visitor by = Visitor.now();
        Draft draft = procedures.get(key, version);
        if (draft.author().equals(by.account())) {
            throw new Refusal("流程由您编写，须由另一人发布。");
        }
        mustBeFlawless(draft.procedure());
        if (!procedures.publish(key, version, edit, by.name())) {
            throw new Stale("流程");
        }
        audit.record(
                "发布流程",
                KIND,
                key,
                draft.procedure().title(),
                List.of(FieldChange.of("版本", null, version), FieldChange.of("编写人", null, draft.authorName())));
    }

    @Transactional
    void sendBack(String key, int version, int edit) {
        Draft draft = procedures.get(key, version);
        if (!procedures.sendBack(key, version, edit)) {
            throw new Stale("流程");
        }
        audit.record("退回流程草稿", KIND, key, draft.procedure().title());
    }

    @Transactional
    void drop(String key, int version, int edit) {
        Draft draft = procedures.get(key, version);
        if (!procedures.drop(key, version, edit)) {
            throw new Stale("流程");
        }
        audit.record("放弃流程草稿", KIND, key, draft.procedure().title());
    }

    /** What is on record of a version: every stage by its name, in words. */
    private static Map<String, String> facts(Procedure procedure) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("名称", procedure.title());
        facts.put("编号规则", procedure.number());
        procedure
                .stages()
                .forEach(stage -> facts.merge(stage.name(), StageWords.of(stage), (one, other) -> one + "\n" + other));
        facts.put("环节", procedure.stages().stream().map(Stage::name).collect(Collectors.joining(" → ")));
        return facts;
    }
}
