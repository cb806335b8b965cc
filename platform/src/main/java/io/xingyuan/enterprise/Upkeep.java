package io.xingyuan.enterprise;

import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 维护: what belongs to an enterprise is added, edited and removed. */
@Component
class Upkeep {

    private final BelongingRows rows;
    private final Directory directory;
    private final Changes changes;
    private final Clock clock;

    Upkeep(BelongingRows rows, Directory directory, Changes changes, Clock clock) {
        this.rows = rows;
        this.directory = directory;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds one; an archived one of the same name is in use again, with its facts and what was typed now. */
    @Transactional
    UUID add(EnterpriseId enterprise, BelongingForm form, String by) {
        directory.lock(enterprise);
        UUID product = form.product();
        if (product != null && rows.find(Belonging.PRODUCT, enterprise, product).isEmpty()) {
            throw new NotFound("产品");
        }
        Optional<BelongingRows.Twin> twin = rows.twin(enterprise, form);
        twin.filter(same -> !same.archived()).ifPresent(_ -> refuseName());
        UUID item = twin.map(BelongingRows.Twin::id).orElseGet(() -> Ids.next(clock));
        int version = twin.map(BelongingRows.Twin::version).orElse(0);
        BelongingForm typed = new BelongingForm(form.kind(), form.values(), version);
        if (twin.isPresent()) {
            rows.update(enterprise, item, typed);
        } else {
            rows.insert(enterprise, item, typed);
        }
        done(enterprise, item, typed, "added", by);
        record(form.kind().adding(), enterprise, item, FieldChange.between(Map.of(), fields(typed)), typed);
        return item;
    }

    /**
     * Saves a change.
     *
     * @throws Stale when somebody else saved since this version was read
     */
    @Transactional
    void edit(EnterpriseId enterprise, UUID item, BelongingForm form, String by) {
        directory.lock(enterprise);
        BelongingForm before = rows.find(form.kind(), enterprise, item)
                .orElseThrow(() -> new NotFound(form.kind().label()));
        if (before.version() != form.version()) {
            throw new Stale(form.kind().label());
        }
        rows.twin(enterprise, form).filter(same -> !same.id().equals(item)).ifPresent(_ -> refuseName());
        rows.keep(enterprise, item, before, "kept", Change.now(clock, by));
        rows.update(enterprise, item, form);
        done(enterprise, item, form, "edited", by);
        record(form.kind().editing(), enterprise, item, FieldChange.between(fields(before), fields(form)), form);
    }

    /**
     * Archives a product or project, deletes a qualification or contact.
     *
     * @throws Stale when somebody else saved since this version was read
     */
    @Transactional
    void remove(EnterpriseId enterprise, UUID item, BelongingForm read, String by) {
        directory.lock(enterprise);
        if (!rows.remove(enterprise, item, read, Change.now(clock, by))) {
            throw new Stale(read.kind().label());
        }
        done(enterprise, item, read, "removed", by);
        record(read.kind().removing(), enterprise, item, FieldChange.between(fields(read), Map.of()), read);
        if (read.kind() == Belonging.CONTACT) {
            rows.forget(item);
        }
    }

    private void done(EnterpriseId enterprise, UUID item, BelongingForm form, String what, String by) {
        BelongingForm next = new BelongingForm(form.kind(), form.values(), form.version() + 1);
        rows.keep(enterprise, item, next, what, Change.now(clock, by));
        changes.publish(List.of(enterprise));
    }

    /** Two subjects, so that both the thing and its enterprise lead to the row. */
    private void record(
            String action, EnterpriseId enterprise, UUID item, List<FieldChange> fields, BelongingForm form) {
        changes.record(action, form.kind().label(), item, form.value("name"), masked(form.kind(), fields));
        changes.record(action, enterprise, directory.get(enterprise).name(), List.of());
    }

    /** That a number is another one, and which field; the number itself stays out of the log. */
    private static List<FieldChange> masked(Belonging kind, List<FieldChange> changes) {
        return changes.stream()
                .map(change -> FieldChange.of(
                        change.field(),
                        kind.shownUnder(change.field(), change.before()),
                        kind.shownUnder(change.field(), change.after())))
                .toList();
    }

    private static Map<String, String> fields(BelongingForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.kind().fields().forEach(field -> fields.put(field.label(), field.told(form.value(field.name()))));
        return fields;
    }

    private static void refuseName() {
        throw new Refusal("这家企业已有同名的，换一个名称，或修改原来的");
    }
}
