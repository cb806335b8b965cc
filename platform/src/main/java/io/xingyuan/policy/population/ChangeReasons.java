package io.xingyuan.policy.population;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Facts;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Stacking;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.enterprise.FactChange;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.fund.Awards;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 变化的原因: names those who changed from one run to another, and says why they did. */
@Component
class ChangeReasons {

    private static final int FACTS_NAMED = 4;

    private final RunComparison comparison;
    private final Enterprises enterprises;
    private final Awards awards;
    private final PolicyLibrary library;

    ChangeReasons(RunComparison comparison, Enterprises enterprises, Awards awards, PolicyLibrary library) {
        this.comparison = comparison;
        this.enterprises = enterprises;
        this.awards = awards;
        this.library = library;
    }

    /** 变化的一行, in words. */
    record Row(Difference.Line line, String enterprise, String subject, String why) {}

    Explaining of(Difference difference, LibraryRun before, LibraryRun after) {
        return new Explaining(difference, before, after);
    }

    /** 一个条款的说明: asked for a few hundred lines at a time, it reads what they need together. */
    final class Explaining {

        private final Difference difference;
        private final LibraryRun before;
        private final LibraryRun after;
        private final List<Clause> rivals;
        /** Owners of awards that changed under a clause of the same group. */
        private final Set<UUID> rivalled = new HashSet<>();

        private final boolean bySubject;

        private Explaining(Difference difference, LibraryRun before, LibraryRun after) {
            this.difference = difference;
            this.before = before;
            this.after = after;
            Stacking own = library.clause(difference.clause())
                    .map(Clause::stacking)
                    .filter(Stacking::competes)
                    .orElse(null);
            bySubject = own != null && own.rule() == Stacking.Rule.EXCLUSIVE;
            rivals = own == null ? List.of() : rivals(own);
            boolean amounts = difference.count(Transition.AMOUNT) > 0;
            if (amounts && !rivals.isEmpty()) {
                Comparing comparing = comparison.comparing(before, after);
                for (Clause rival : rivals) {
                    comparing
                            .of(rival.id(), true)
                            .ifPresent(other -> other.lines().forEach(line -> rivalled.add(owner(line))));
                }
            }
        }

        private List<Clause> rivals(Stacking own) {
            return library.clauses().stream()
                    .filter(clause -> !clause.id().equals(difference.clause()))
                    .filter(clause -> own.rivals(clause.stacking()))
                    .toList();
        }

        private UUID owner(Difference.Line line) {
            return bySubject ? line.subject() : line.enterprise();
        }

        List<Row> rows(List<Difference.Line> lines) {
            Set<EnterpriseId> ids = lines.stream()
                    .map(line -> new EnterpriseId(line.enterprise()))
                    .collect(Collectors.toSet());
            Map<EnterpriseId, String> names = enterprises.names(ids);
            Map<UUID, String> belongings = enterprises.belongingNames(lines.stream()
                    .filter(line -> !line.subject().equals(line.enterprise()))
                    .map(Difference.Line::subject)
                    .collect(Collectors.toSet()));
            Known known = known(ids);
            List<Row> rows = new ArrayList<>();
            for (Difference.Line line : lines) {
                rows.add(new Row(
                        line,
                        names.getOrDefault(new EnterpriseId(line.enterprise()), t("已删除的企业")),
                        line.subject().equals(line.enterprise())
                                ? ""
                                : belongings.getOrDefault(line.subject(), t("已移除")),
                        String.join("；", reasons(line, known))));
            }
            return rows;
        }

        /** What became other between the two states of knowledge. */
        private Known known(Set<EnterpriseId> ids) {
            Instant one = before.knownAt();
            Instant other = after.knownAt();
            if (one == null || other == null || one.equals(other)) {
                return new Known(Map.of(), Set.of());
            }
            Instant first = one.isBefore(other) ? one : other;
            Instant last = one.isBefore(other) ? other : one;
            return new Known(enterprises.factChanges(ids, first, last), awards.changes(ids, first, last));
        }

        private List<String> reasons(Difference.Line line, Known known) {
            List<String> reasons = new ArrayList<>();
            if (difference.rule() != RuleChange.NONE) {
                reasons.add(t(difference.rule().label()));
            }
            if (!before.legalDate().equals(after.legalDate())) {
                reasons.add(t("基准日不同：{0} 与 {1}", before.legalDate(), after.legalDate()));
            }
            String facts = facts(line, known);
            if (!facts.isEmpty()) {
                reasons.add(t("事实变动：{0}", facts));
            }
            if (known.awards().contains(new Awards.Change(difference.clause(), line.enterprise(), line.subject()))) {
                reasons.add(t("兑现有变动"));
            }
            if (line.transition() == Transition.AMOUNT && (rivalled.contains(owner(line)) || paid(line, known))) {
                reasons.add(t("同组其他条款变动"));
            }
            if (line.transition() == Transition.BUDGET) {
                reasons.add(t("资金池的限额、已兑现的或别家应得的有变动"));
            }
            if (near(line.before().outcome())
                    && near(line.after().outcome())
                    && comparison.thresholdMoved(before, after)) {
                reasons.add(t("差一点的界限变动"));
            }
            if (reasons.isEmpty()) {
                reasons.add(t("企业档案或名册变动"));
            }
            return reasons;
        }

        /** Whether a rival was paid, or paid back. */
        private boolean paid(Difference.Line line, Known known) {
            return known.awards().stream()
                    .filter(change ->
                            rivals.stream().anyMatch(rival -> rival.id().equals(change.clause())))
                    .anyMatch(change -> bySubject
                            ? change.subject().equals(line.subject())
                            : change.enterprise().equals(line.enterprise()));
        }

        private static boolean near(Outcome outcome) {
            return outcome == Outcome.NEAR || outcome == Outcome.INELIGIBLE;
        }

        private String facts(Difference.Line line, Known known) {
            ClauseId clause = difference.clause();
            List<FactChange> changed =
                    known.facts().getOrDefault(new EnterpriseId(line.enterprise()), List.of()).stream()
                            .filter(change -> change.subject().equals(line.subject())
                                    || change.subject().equals(line.enterprise()))
                            .filter(change -> library.reads(clause).contains(change.code()))
                            .toList();
            String named = changed.stream()
                    .limit(FACTS_NAMED)
                    .map(ChangeReasons.this::named)
                    .collect(Collectors.joining("、"));
            return changed.size() > FACTS_NAMED ? t("{0}等 {1} 项", named, changed.size()) : named;
        }
    }

    /** 其间的变动. */
    private record Known(Map<EnterpriseId, List<FactChange>> facts, Set<Awards.Change> awards) {}

    private String named(FactChange change) {
        String name =
                library.facts().byCode(change.code()).map(FactDefinition::name).orElse(change.code());
        return change.year() == Facts.NO_YEAR ? name : name + " " + change.year();
    }
}
