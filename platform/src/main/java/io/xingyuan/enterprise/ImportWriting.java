package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.workbook.WorkbookImport;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** 导入落库: writes what an import has checked, portion by portion, so that it can be stopped between two. */
@Component
class ImportWriting {

    private static final int PORTION = 500;
    private static final int FACTS_PORTION = 5_000;
    private static final int MOST_EVENTS = 200;

    private final ImportedRows rows;
    private final KnownFacts facts;
    private final Changes changes;
    private final SizeClasses sizes;

    ImportWriting(ImportedRows rows, KnownFacts facts, Changes changes, SizeClasses sizes) {
        this.rows = rows;
        this.facts = facts;
        this.changes = changes;
        this.sizes = sizes;
    }

    /** 备好的行: everything that one import brings. */
    record Ready(
            UUID importId,
            List<ImportedRows.Entry> enterprises,
            List<Product> newProducts,
            List<Product> changedProducts,
            List<NewFact> facts,
            String by) {}

    WorkbookImport.Outcome write(Ready ready, int rowCount, IntConsumer progress) {
        Set<EnterpriseId> touched = new LinkedHashSet<>();
        ready.facts().forEach(fact -> touched.add(fact.enterprise()));
        ready.enterprises().forEach(entry -> touched.add(entry.id()));
        rows.lock(touched);
        int steps = ready.enterprises().size()
                + ready.newProducts().size()
                + ready.changedProducts().size()
                + ready.facts().size();
        Steps told = new Steps(progress, rowCount, Math.max(1, steps));
        for (List<ImportedRows.Entry> portion : portions(ready.enterprises(), PORTION)) {
            rows.write(ready.importId(), portion, ready.by());
            told.done(portion.size());
        }
        for (List<Product> portion : portions(ready.newProducts(), PORTION)) {
            rows.insert(ready.importId(), portion);
            told.done(portion.size());
        }
        for (List<Product> portion : portions(ready.changedProducts(), PORTION)) {
            rows.update(ready.importId(), portion);
            told.done(portion.size());
        }
        for (List<NewFact> portion : portions(ready.facts(), FACTS_PORTION)) {
            facts.record(portion, ready.by());
            told.done(portion.size());
        }
        announce(touched);
        return told.outcome(ready);
    }

    /** Takes an import back as a whole; what was changed since stays. */
    String undo(UUID importId) {
        Set<EnterpriseId> touched = rows.touched(importId);
        facts.takeBack(importId);
        int kept = rows.takeBack(importId) + facts.replacedSince(importId);
        announce(touched);
        return kept == 0 ? "" : "有 " + kept + " 项在导入后又被修改过，保持不变";
    }

    private void announce(Collection<EnterpriseId> touched) {
        if (touched.size() <= MOST_EVENTS) {
            changes.publish(touched);
        } else {
            sizes.classifyAll();
            changes.publishMany();
        }
    }

    private static <T> List<List<T>> portions(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
                .toList();
    }

    /** Turns written things into written rows. */
    private static final class Steps {

        private final IntConsumer progress;
        private final long rows;
        private final long steps;
        private long done;

        Steps(IntConsumer progress, int rows, int steps) {
            this.progress = progress;
            this.rows = rows;
            this.steps = steps;
        }

        void done(int more) {
            done += more;
            progress.accept((int) (done * rows / steps));
        }

        WorkbookImport.Outcome outcome(Ready ready) {
            int created = ready.newProducts().size()
                    + (int) ready.enterprises().stream()
                            .filter(ImportedRows.Entry::created)
                            .count();
            Set<EnterpriseId> figures = new LinkedHashSet<>();
            ready.facts().forEach(fact -> figures.add(fact.enterprise()));
            int updated = ready.changedProducts().size()
                    + (int) ready.enterprises().stream()
                            .filter(entry -> !entry.created())
                            .count();
            boolean factsOnly = created + updated == 0;
            return new WorkbookImport.Outcome(created, factsOnly ? figures.size() : updated);
        }
    }
}
