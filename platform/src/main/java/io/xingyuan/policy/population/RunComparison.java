package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.enterprise.FactChange;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.Awards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 测算的比较: what changed from one run to another, and why. */
@Component
class RunComparison {

    private static final int FACTS_NAMED = 4;

    private final LibraryRuns runs;
    private final Enterprises enterprises;
    private final Awards awards;
    private final PolicyLibrary library;

    RunComparison(LibraryRuns runs, Enterprises enterprises, Awards awards, PolicyLibrary library) {
        this.runs = runs;
        this.enterprises = enterprises;
        this.awards = awards;
        this.library = library;
    }

    /** By clause, in the order of the later run; clauses that only one of the runs knew are left out. */
    Map<ClauseId, Difference> of(LibraryRun before, LibraryRun after) {
        Map<ClauseId, RunColumn> known = new HashMap<>();
        runs.columns(before.id()).forEach(column -> known.put(column.clause(), column));
        Map<String, PackedRoster> rosters = new HashMap<>();
        Map<ClauseId, Difference> differences = new LinkedHashMap<>();
        for (RunColumn column : runs.columns(after.id())) {
            RunColumn then = known.get(column.clause());
            if (then != null) {
                side(before, then, rosters)
                        .flatMap(one -> side(after, column, rosters).map(other -> Difference.of(one, other)))
                        .ifPresent(difference -> differences.put(column.clause(), difference));
            }
        }
        return differences;
    }

    private Optional<Difference.Side> side(LibraryRun run, RunColumn column, Map<String, PackedRoster> rosters) {
        return runs.content(run.id(), column.clause())
                .map(content ->
                        new Difference.Side(column, content, rosters.computeIfAbsent(column.roster(), runs::roster)));
    }

    /** 变化的一行, in words. */
    record Row(Difference.Line line, String enterprise, String subject, String why) {}

    /** The lines with names and reasons; for the few of a page. */
    List<Row> rows(List<Difference.Line> lines, Difference difference, LibraryRun before, LibraryRun after) {
        List<Row> rows = new ArrayList<>();
        for (Difference.Line line : lines) {
            EnterpriseId id = new EnterpriseId(line.enterprise());
            String name = enterprises.find(id).map(EnterpriseSummary::name).orElse(t("已删除的企业"));
            String subject = line.subject().equals(line.enterprise()) ? "" : subject(id, line.subject());
            rows.add(new Row(line, name, subject, String.join("；", reasons(line, difference, before, after))));
        }
        return rows;
    }

    private String subject(EnterpriseId enterprise, UUID subject) {
        return enterprises.subject(enterprise).children().stream()
                .filter(child -> child.id().equals(subject.toString()))
                .map(child -> child.name())
                .findFirst()
                .orElse(t("已移除"));
    }

    private List<String> reasons(Difference.Line line, Difference difference, LibraryRun before, LibraryRun after) {
        List<String> reasons = new ArrayList<>();
        if (difference.ruleChanged()) {
            reasons.add(t("条款改了"));
        }
        if (!before.legalDate().equals(after.legalDate())) {
            reasons.add(t("基准日不同：{0} 与 {1}", before.legalDate(), after.legalDate()));
        }
        String facts = facts(line, difference.clause(), before, after);
        if (!facts.isEmpty()) {
            reasons.add(t("事实变动：{0}", facts));
        }
        EnterpriseId enterprise = new EnterpriseId(line.enterprise());
        if (!awards.of(enterprise)
                .awards(difference.clause(), line.subject().toString())
                .isEmpty()) {
            reasons.add(t("已有兑现"));
        }
        if (reasons.isEmpty()) {
            reasons.add(t("企业档案或名册变动"));
        }
        return reasons;
    }

    private String facts(Difference.Line line, ClauseId clause, LibraryRun before, LibraryRun after) {
        Instant since = before.knownAt();
        Instant until = after.knownAt();
        if (since == null || until == null || since.equals(until)) {
            return "";
        }
        Instant first = since.isBefore(until) ? since : until;
        Instant last = since.isBefore(until) ? until : since;
        List<FactChange> changed = enterprises.factChanges(new EnterpriseId(line.enterprise()), first, last).stream()
                .filter(change -> change.subject().equals(line.subject())
                        || change.subject().equals(line.enterprise()))
                .filter(change -> library.reads(clause).contains(change.code()))
                .toList();
        String named = changed.stream().limit(FACTS_NAMED).map(this::named).collect(Collectors.joining("、"));
        return changed.size() > FACTS_NAMED ? t("{0}等 {1} 项", named, changed.size()) : named;
    }

    private String named(FactChange change) {
        String name =
                library.facts().byCode(change.code()).map(FactDefinition::name).orElse(change.code());
        return change.year() == Facts.NO_YEAR ? name : name + " " + change.year();
    }

    @Nullable
    Clause clause(ClauseId clause) {
        return library.clause(clause).orElse(null);
    }

    String title(ClauseId clause) {
        return library.clause(clause).map(Clause::title).orElse(clause.toString());
    }
}
