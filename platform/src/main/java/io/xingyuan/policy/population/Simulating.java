package io.xingyuan.policy.population;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.engine.Population;
import io.xingyuan.engine.Projection;
import io.xingyuan.engine.Stacking;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.NearThresholds;
import io.xingyuan.policy.Outcome;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 模拟的测算: the rules in force and a variant over the same snapshot, compared enterprise by enterprise. */
@Component
class Simulating {

    static final String DOES_NOT_FIT = "规则库已改，原来的方案套不上，请另建一个模拟";

    private static final List<Outcome> BEST =
            List.of(Outcome.ELIGIBLE, Outcome.NEEDS_REVIEW, Outcome.INCOMPLETE, Outcome.NEAR, Outcome.INELIGIBLE);

    private final PublishedLibrary published;
    private final NearThresholds thresholds;

    private final Funding funding;

    Simulating(PublishedLibrary published, NearThresholds thresholds, Funding funding) {
        this.published = published;
        this.thresholds = thresholds;
        this.funding = funding;
    }

    /** The rules in force. */
    PolicyLibrary library() {
        return published.library();
    }

    /**
     * What is asked, of whom and for which day; all sides are held against the same rules, whatever is published
     * meanwhile.
     *
     * @param clause as in {@link Simulation#clause}
     * @param library the rules in force
     */
    record Question(Snapshot snapshot, ClauseId clause, LocalDate legalDate, Scope scope, PolicyLibrary library) {

        boolean asks(Clause each) {
            return Topic.includes(clause, each);
        }
    }

    /**
     * 一方: the rules in force, or a variant.
     *
     * @param outcomes best outcome by row of the enterprise
     * @param distances least distance by row, -1 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // looked up by row, never compared
    record Side(Projection projection, Outcome[] outcomes, long[] distances) {}

    /** 结果: totals, and whom a variant touches. */
    record Found(Tally tally, Effects effects) {}

    /**
     * Works out one side.
     *
     * @throws PolicyProblems when the draft cannot stand, each fault with its place
     * @throws Refusal when the rules do not have a clause any more that it changes
     */
    Side side(Question question, Draft draft) throws PolicyProblems {
        String policy = question.clause().policy();
        PolicyLibrary base = rules(question.library(), policy, draft.text());
        if (draft.variants(policy).stream()
                .anyMatch(change -> base.clause(change.clause()).isEmpty())) {
            throw new Refusal(DOES_NOT_FIT);
        }
        PolicyLibrary rules = draft.changesRules() ? base.with(draft.variants(policy), question.legalDate()) : base;
        Snapshot snapshot = question.snapshot();
        Population population = rules.population(
                snapshot.columns(), snapshot.awards(), question.legalDate(), together(rules, question));
        BitSet wanted = wanted(question);
        Projection projection =
                Projection.of(population, wanted, question::asks, draft.limits(policy, snapshot.enterprises()));
        return outcomes(question, projection, wanted);
    }

    /** The rules in force, with another text of one policy unless that is empty. */
    private PolicyLibrary rules(PolicyLibrary library, String policy, String text) throws PolicyProblems {
        return text.isEmpty() ? library : published.trial(policy, text);
    }

    /** What a simulation is about, in the rules that its variants begin from; empty when these do not have it. */
    Optional<Topic> topic(ClauseId about, String text) {
        try {
            return Topic.of(rules(library(), about.policy(), text), about);
        } catch (PolicyProblems faulty) {
            return Optional.empty();
        }
    }

    /** The rules in force with the money that there is; without any when the rules do not have the clause on the day. */
    Draft inForce(ClauseId about, String text, LocalDate day) {
        return topic(about, text)
                .map(topic -> topic.on(day))
                .filter(topic -> !topic.clauses().isEmpty())
                .map(funding::inForce)
                .orElse(Draft.NONE);
    }

    /** Where the money of open programmes comes from, by local id of their clause. */
    Map<String, Funding.Source> sources(Topic topic) {
        return funding.sources(topic);
    }

    /** The clauses asked about and all that compete with them. */
    private static List<Clause> together(PolicyLibrary rules, Question question) {
        List<Clause> asked = rules.clauses().stream().filter(question::asks).toList();
        return rules.clauses().stream()
                .filter(clause -> question.asks(clause) || asked.stream().anyMatch(own -> rivals(own, clause)))
                .toList();
    }

    private static boolean rivals(Clause own, Clause other) {
        Stacking stacking = own.stacking();
        return stacking != null && stacking.rivals(other.stacking());
    }

    private static BitSet wanted(Question question) {
        BitSet wanted = new BitSet();
        List<EnterpriseSummary> enterprises = question.snapshot().enterprises();
        for (int row = 0; row < enterprises.size(); row++) {
            wanted.set(row, question.scope().covers(enterprises.get(row).park()));
        }
        return wanted;
    }

    private Side outcomes(Question question, Projection projection, BitSet wanted) {
        int size = question.snapshot().enterprises().size();
        Outcome[] best = new Outcome[size];
        long[] distances = new long[size];
        Arrays.fill(best, Outcome.INELIGIBLE);
        Arrays.fill(distances, -1);
        long threshold = thresholds.on(question.legalDate());
        Population population = projection.population();
        for (ClauseColumn column : population.columns()) {
            Entity entity = column.clause().entity();
            for (int row = 0; row < column.size() && question.asks(column.clause()); row++) {
                int enterprise = population.subjects().enterpriseRow(entity, row);
                if (wanted.get(enterprise)) {
                    take(column, row, enterprise, threshold, best, distances);
                }
            }
        }
        return new Side(projection, best, distances);
    }

    private static void take(
            ClauseColumn column, int row, int enterprise, long threshold, Outcome[] best, long[] distances) {
        boolean near = column.isNear(row) && column.distance(row) <= threshold;
        Outcome outcome = Outcome.of(column.state(row), near);
        if (BEST.indexOf(outcome) < BEST.indexOf(best[enterprise])) {
            best[enterprise] = outcome;
        }
        if (near && (distances[enterprise] < 0 || column.distance(row) < distances[enterprise])) {
            distances[enterprise] = column.distance(row);
        }
    }

    /** Totals of one side beside the rules in force. */
    Found compare(Question question, Side baseline, Side side) {
        BitSet wanted = wanted(question);
        List<EnterpriseSummary> enterprises = question.snapshot().enterprises();
        Map<String, Integer> outcomes = new TreeMap<>();
        Map<Effect, Integer> effects = new EnumMap<>(Effect.class);
        Effect[] byRow = new Effect[enterprises.size()];
        List<Effects.Line> lines = new ArrayList<>();
        for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
            Outcome before = baseline.outcomes()[row];
            Outcome after = side.outcomes()[row];
            long dueBefore = baseline.projection().due(row);
            long dueAfter = side.projection().due(row);
            Effect effect = Effect.of(before, dueBefore, after, dueAfter);
            byRow[row] = effect;
            outcomes.merge(after.name(), 1, Integer::sum);
            effects.merge(effect, 1, Integer::sum);
            if (effect != Effect.SAME || after == Outcome.NEAR) {
                lines.add(new Effects.Line(
                        enterprises.get(row).id().value(),
                        effect,
                        before,
                        dueBefore,
                        after,
                        dueAfter,
                        after == Outcome.NEAR ? side.distances()[row] : -1));
            }
        }
        Map<String, Integer> named = new TreeMap<>();
        effects.forEach((effect, count) -> named.put(effect.name(), count));
        var bands = side.projection().bands();
        var asked = side.projection().asked();
        Tally tally = new Tally(
                outcomes,
                named,
                bands.certainFen(),
                bands.ceilingFen(),
                bands.pendingFen(),
                bands.unstated(),
                asked.certainFen() + asked.ceilingFen(),
                side.projection().served(),
                side.projection().cuts(),
                List.of(
                        grouped("企业规模", EnterpriseSummary::sizeClass, question, side, byRow),
                        grouped("园区", EnterpriseSummary::parkName, question, side, byRow),
                        grouped("产业链环节", EnterpriseSummary::chainSegment, question, side, byRow)),
                side.projection().clauses().stream().map(Tally.OfClause::of).toList());
        return new Found(tally, new Effects(lines));
    }

    private static Tally.Grouped grouped(
            String by,
            Function<EnterpriseSummary, @Nullable String> key,
            Question question,
            Side side,
            Effect[] effects) {
        Map<String, long[]> sums = new TreeMap<>();
        List<EnterpriseSummary> enterprises = question.snapshot().enterprises();
        for (int row = 0; row < effects.length; row++) {
            if (effects[row] == null) {
                continue;
            }
            String name = key.apply(enterprises.get(row));
            long[] sum = sums.computeIfAbsent(name == null ? "" : name, added -> new long[4]);
            sum[0] += side.outcomes()[row] == Outcome.ELIGIBLE ? 1 : 0;
            sum[1] += side.projection().due(row);
            sum[2] += effects[row] == Effect.GAINS ? 1 : 0;
            sum[3] += effects[row] == Effect.LOSES ? 1 : 0;
        }
        List<Tally.Group> groups = new ArrayList<>();
        sums.forEach(
                (name, sum) -> groups.add(new Tally.Group(name, (int) sum[0], sum[1], (int) sum[2], (int) sum[3])));
        return new Tally.Grouped(by, groups);
    }
}
