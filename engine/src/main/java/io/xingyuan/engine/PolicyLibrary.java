package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 政策库: checked and compiled policies with their dictionary. Immutable and safe for concurrent use. Open only so that a
 * host may put a stand-in before it that leads to the newest one.
 */
public class PolicyLibrary {

    private final List<Policy> policies;
    private final FactDictionary facts;
    private final Edition edition;
    private final List<Problem> warnings;
    private final FrameLoader loader;
    private final Map<ClauseId, CompiledClause> clauses = new LinkedHashMap<>();
    private final Map<String, Deriver> derivers = new LinkedHashMap<>();
    private final @Nullable SizeOrder sizes;

    PolicyLibrary(
            PolicyReader reader, FactDictionary facts, Vocabulary vocabulary, Edition edition, List<Problem> warnings) {
        this.policies = List.copyOf(reader.policies());
        this.facts = facts;
        this.edition = edition;
        this.warnings = List.copyOf(warnings);
        this.loader = new FrameLoader(vocabulary.codes());
        for (CompiledClause compiled : reader.clauses()) {
            clauses.put(compiled.plan().clause().id(), compiled);
        }
        for (FactDefinition fact : facts.all()) {
            if (Deriver.knows(fact, vocabulary)) {
                derivers.put(fact.code(), Deriver.of(fact, vocabulary, loader));
            }
        }
        FactDefinition size = SizeOrder.fact(facts);
        sizes = size == null ? null : SizeOrder.of(size, vocabulary, loader);
    }

    public List<Policy> policies() {
        return policies;
    }

    /** All clauses of all policies, in order. */
    public List<Clause> clauses() {
        return clauses.values().stream()
                .map(compiled -> compiled.plan().clause())
                .toList();
    }

    /** Those in force on a day, in order. */
    public List<Clause> inForce(LocalDate asOf) {
        return clauses().stream()
                .filter(clause -> clause.validity().includes(asOf))
                .toList();
    }

    public Optional<Clause> clause(ClauseId id) {
        return compiled(id).map(compiled -> compiled.plan().clause());
    }

    public FactDictionary facts() {
        return facts;
    }

    /** SHA-256 of the sources in hexadecimal; equal sources under equal names give equal hashes. */
    public String hash() {
        return edition.hash();
    }

    /** What the library was made from, file name to text; {@link Policies#load(Map)} makes it again. */
    public Map<String, String> sources() {
        return edition.sources();
    }

    /** Faults that do not keep the library from working. */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * Checks every clause in force on {@code asOf} for an enterprise; a clause on another entity once for each child
     * of that entity.
     *
     * @param asOf legal date: which clauses and parameters hold, and which year is the reference year
     */
    public CheckUp check(Subject subject, Ledger ledger, LocalDate asOf) {
        var examination = new Examination(loader, ledger, asOf);
        List<Finding> findings = new ArrayList<>();
        for (CompiledClause compiled : clauses.values()) {
            Plan plan = compiled.plan();
            if (plan.clause().validity().includes(asOf)) {
                examine(examination, plan, subject, findings);
            }
        }
        return new CheckUp(subject, asOf, hash(), findings);
    }

    /**
     * Says what a derived fact comes to, in the reference year where it has a year.
     *
     * @param code of a derived fact
     * @param target whom the fact is about: the enterprise itself or one of its children
     * @param asOf legal date: the year before it is the reference year
     * @throws IllegalArgumentException when the fact is not derived, is a code out of an open list, or is about
     *     another kind of subject
     */
    public Derivation derive(String code, Subject target, Subject enterprise, LocalDate asOf) {
        Deriver deriver = derivers.get(code);
        if (deriver == null || !deriver.fits(target)) {
            throw new IllegalArgumentException("cannot be derived for " + target.entity() + ": " + code);
        }
        return deriver.derive(target, enterprise, asOf);
    }

    private static void examine(Examination examination, Plan plan, Subject subject, List<Finding> findings) {
        Entity entity = plan.clause().entity();
        if (entity == subject.entity()) {
            findings.add(examination.examine(plan, subject, subject));
        }
        for (Subject child : subject.children()) {
            if (entity == child.entity()) {
                findings.add(examination.examine(plan, child, subject));
            }
        }
    }

    /**
     * Runs clauses over all subjects of their entity; those not in force on {@code asOf} are left out.
     *
     * @param clauses of this library, in the order wanted; {@link #clauses()} for all
     */
    public Population population(Columns subjects, Ledger ledger, LocalDate asOf, List<Clause> clauses) {
        return population(subjects, ledger, asOf, clauses, () -> {});
    }

    /**
     * The same, pausing between batches of about a thousand rows.
     *
     * @param between called before each batch on whichever thread works on it; what it throws ends the run and comes
     *     out of here
     */
    public Population population(
            Columns subjects, Ledger ledger, LocalDate asOf, List<Clause> clauses, Runnable between) {
        var run = new PopulationRun(loader.codes(), subjects, ledger, asOf, plans(clauses, asOf)).pausing(between);
        return new Population(this, subjects, ledger, asOf, run.all());
    }

    /** {@link Population#again}, asked of these rules. */
    public Population again(Population before, Columns now, Ledger ledger, List<Clause> clauses, Runnable between) {
        return new Rerun(before, this, now, ledger, between).population(clauses);
    }

    /**
     * The same library with other figures or conditions in some clauses; everything is checked as if it stood in the
     * sources.
     *
     * @param asOf day whose figures give way to the new ones
     * @throws PolicyProblems with all faults; those in a variant name the changed part as their file, and the character
     *     in the column
     * @throws IllegalArgumentException when the library has no such clause
     */
    public PolicyLibrary with(List<Variant> variants, LocalDate asOf) throws PolicyProblems {
        variants.forEach(variant -> plan(variant.clause()));
        return Policies.with(edition.sources(), variants, asOf);
    }

    /** Codes of the facts that a clause reads, derived ones taken apart; empty for an unknown clause. */
    public Set<String> reads(ClauseId clause) {
        return compiled(clause)
                .map(compiled -> compiled.plan().slots().stream()
                        .map(slot -> slot.definition().code())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /**
     * What of a clause evaluates, as text: equal texts give equal answers to equal facts. Its words, notes, keywords and
     * tests do not count; what derives the facts that it reads does. Empty for an unknown clause.
     */
    public String rule(ClauseId clause) {
        return compiled(clause)
                .map(compiled -> RuleText.of(compiled.plan(), loader.codes()))
                .orElse("");
    }

    /** The plans of those clauses that are in force on a day. */
    List<Plan> plans(List<Clause> chosen, LocalDate asOf) {
        return chosen.stream()
                .filter(clause -> clause.validity().includes(asOf))
                .map(clause -> plan(clause.id()))
                .toList();
    }

    /**
     * One clause as an SQL query, with the parameters of a day written into it.
     *
     * @throws IllegalArgumentException for a clause that is not in this library
     */
    public ClauseQuery sql(ClauseId clause, SqlDialect dialect, LocalDate asOf) {
        return new ClauseSql(plan(clause), loader.codes(), dialect, asOf).query();
    }

    /** Whether {@link #sizeRanks} can be asked. */
    public boolean knowsSizes() {
        return sizes != null;
    }

    /**
     * Which enterprises come first when small ones do, by row, lowest first: 微型, 小型, 中型, 大型 as the fact {@code size}
     * has them in the reference year, then those whose size is not known.
     *
     * @throws IllegalStateException when the dictionary has no such fact
     */
    public int[] sizeRanks(Columns subjects, LocalDate asOf) {
        if (sizes == null) {
            throw new IllegalStateException(SizeOrder.NEEDED);
        }
        return sizes.ranks(subjects, asOf);
    }

    /** The tables that the queries of all clauses in force on {@code asOf}, and who asks for sizes, read. */
    public FactSchema schema(SqlDialect dialect, LocalDate asOf) {
        return new FactSchema(
                dialect,
                Stream.concat(
                                plans(clauses(), asOf).stream().flatMap(plan -> plan.slots().stream()),
                                sizes == null ? Stream.empty() : sizes.slots().stream())
                        .map(slot -> new FactSchema.Key(slot.definition(), slot.yearFor(asOf.getYear() - 1)))
                        .distinct()
                        .toList());
    }

    private Plan plan(ClauseId id) {
        return compiled(id)
                .orElseThrow(() -> new IllegalArgumentException("not in this library: " + id))
                .plan();
    }

    /** One clause for one subject. */
    Finding examine(ClauseId id, Subject target, Subject enterprise, Ledger ledger, LocalDate asOf) {
        return new Examination(loader, ledger, asOf).examine(plan(id), target, enterprise);
    }

    /**
     * Runs the authored tests of one clause.
     *
     * @return one result per test, in order; empty for an unknown clause
     */
    public List<Trial> trials(ClauseId clause) {
        var trials = new Trials(loader);
        return compiled(clause)
                .map(compiled -> compiled.tests().stream()
                        .map(test -> trials.run(compiled.plan(), test))
                        .toList())
                .orElse(List.of());
    }

    /** Runs the cases generated from the authored ones. */
    List<Trial> variations(ClauseId clause) {
        return compiled(clause)
                .map(compiled -> compiled.tests().stream()
                        .flatMap(test -> new Variations(loader, compiled.plan(), test).run().stream())
                        .toList())
                .orElse(List.of());
    }

    Optional<CompiledClause> compiled(ClauseId id) {
        return Optional.ofNullable(clauses.get(id));
    }

    FrameLoader loader() {
        return loader;
    }
}
