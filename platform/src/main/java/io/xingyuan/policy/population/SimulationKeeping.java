package io.xingyuan.policy.population;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 模拟的办理: simulations are begun, get variants and lose them; all variants of one speak of the same snapshot. */
@Component
public class SimulationKeeping {

    /** So many variants stand side by side. */
    static final int MOST_VARIANTS = 6;

    /** Of what the rules do not have on the day any more. */
    static final String ENDED = "规则库里的这个条款已经不在，或者在基准日已经无效：原有的结果不变，不能再算";

    private static final String BASELINE = "现行规定";

    private final Simulations simulations;
    private final Simulating simulating;
    private final Snapshots snapshots;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SimulationKeeping(
            Simulations simulations,
            Simulating simulating,
            Snapshots snapshots,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.simulations = simulations;
        this.simulating = simulating;
        this.snapshots = snapshots;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** 一个要算的方案. */
    record Asked(String name, Draft draft) {}

    /** 算好的方案. */
    private record Done(Simulation.Result result, Effects effects) {}

    /** The rules in force. */
    PolicyLibrary library() {
        return simulating.library();
    }

    /** What a simulation is about, as it stands where its variants begin; empty when the rules do not have it any more. */
    Optional<Topic> topic(Simulation simulation) {
        return simulating.topic(simulation.clause(), simulation.text());
    }

    /**
     * 草稿的模拟: a text of a policy that is not in force, beside the rules in force.
     *
     * @param clause local id of a clause, or empty for all of the policy
     * @param name of the variant
     * @return where the simulation is looked at
     * @throws PolicyProblems when the text has faults
     */
    public String ofText(String policy, String clause, String text, String name, LocalDate legalDate, Visitor by)
            throws PolicyProblems {
        ClauseId about = clause.isEmpty() ? Simulation.whole(policy) : new ClauseId(policy, clause);
        Draft draft = simulating.inForce(about, text, legalDate).on(text);
        return begin(about, legalDate, new Asked(name, draft), by);
    }

    /**
     * Works a first variant out.
     *
     * @return where the simulation is looked at
     * @throws PolicyProblems when the draft cannot stand; then nothing is kept
     */
    String begin(ClauseId clause, LocalDate legalDate, Asked variant, Visitor by) throws PolicyProblems {
        String title = simulating
                .topic(clause, variant.draft().text())
                .map(Topic::title)
                .orElseThrow(() -> new NotFound("条款"));
        Snapshot snapshot = snapshots.freeze(snapshots.current());
        PolicyLibrary library = library();
        Simulation simulation = new Simulation(
                Ids.next(clock),
                title,
                clause,
                legalDate,
                by.scope(),
                snapshot.id(),
                snapshot.takenAt(),
                library.hash(),
                0,
                1,
                by.name(),
                clock.instant(),
                List.of());
        Draft inForce = inForce(clause, legalDate);
        List<Done> done = work(simulation, snapshot, library, List.of(new Asked(BASELINE, inForce), variant), 0);
        transaction.executeWithoutResult(status -> {
            simulations.insert(simulation.over(snapshot, simulation.ruleHash(), known(done)));
            done.forEach(each -> simulations.put(simulation.id(), each.result(), each.effects()));
            record("新建政策模拟", simulation, variant);
        });
        return simulation.path();
    }

    /** The rules in force with the money that there is. */
    Draft inForce(ClauseId about, LocalDate legalDate) {
        return simulating.inForce(about, "", legalDate);
    }

    /** Where the money of open programmes comes from, by local id of their clause. */
    Map<String, Funding.Source> sources(Topic topic) {
        return simulating.sources(topic);
    }

    /** What keeps a variant from being set beside the others as they stand; empty when nothing does. */
    String obstacle(Simulation simulation) {
        return obstacle(simulation, library());
    }

    private String obstacle(Simulation simulation, PolicyLibrary library) {
        if (snapshots.frozen(simulation.snapshot()).isEmpty()) {
            return "快照已不在：只保留最近几份，重启后也没有。已有方案的结果不变；再加方案要把全部方案按今天的数据和条款重新模拟。";
        }
        return simulation.ruleHash().equals(library.hash()) ? "" : "规则库已改。已有方案的结果不变；再加方案要把全部方案按今天的数据和条款重新模拟。";
    }

    /**
     * Sets another variant beside those that there are.
     *
     * @param anew whether somebody asked for all variants to be worked out anew, over what is known now
     * @throws PolicyProblems when the draft cannot stand; then nothing is kept
     */
    void add(Simulation simulation, Asked variant, boolean anew) throws PolicyProblems {
        if (simulation.variants().size() >= MOST_VARIANTS) {
            throw new Refusal("并排最多 6 个方案，请先去掉一个，或另建一个模拟");
        }
        Snapshot frozen = snapshots.frozen(simulation.snapshot()).orElse(null);
        PolicyLibrary library = library();
        String obstacle = obstacle(simulation, library);
        if (frozen == null || !obstacle.isEmpty()) {
            if (!anew) {
                throw new Refusal(obstacle);
            }
            List<Asked> all = asked(simulation);
            all.add(variant);
            again(simulation, all, "增加模拟方案", variant);
            return;
        }
        int next = simulation.results().getLast().position() + 1;
        Asked baseline = new Asked(BASELINE, simulation.baseline().draft());
        List<Done> done = work(simulation, frozen, library, List.of(baseline, variant), next - 1);
        Done added = done.getLast();
        transaction.executeWithoutResult(status -> {
            touch(simulation);
            simulations.put(simulation.id(), added.result(), added.effects());
            record("增加模拟方案", simulation, variant);
        });
    }

    /** All variants anew over what is known now. */
    void refresh(Simulation simulation) {
        boolean asked = topic(simulation)
                .map(topic -> topic.on(simulation.legalDate()))
                .filter(topic -> !topic.clauses().isEmpty())
                .isPresent();
        if (!asked) {
            throw new Refusal(ENDED);
        }
        try {
            again(simulation, asked(simulation), "重算政策模拟", new Asked("", Draft.NONE));
        } catch (PolicyProblems changed) {
            throw new Refusal(Simulating.DOES_NOT_FIT);
        }
    }

    void removeVariant(Simulation simulation, int position) {
        Simulation.Result removed = simulation.variants().stream()
                .filter(result -> result.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFound("方案"));
        if (!simulation.without(position).text().equals(simulation.text())) {
            throw new Refusal("这是最后一个由草稿文本算出的方案，去掉它草稿文本就没有了；请先另加一个方案，或删除整个模拟");
        }
        transaction.executeWithoutResult(status -> {
            touch(simulation);
            simulations.removeVariant(simulation.id(), position);
            record("去掉模拟方案", simulation, new Asked(removed.name(), removed.draft()));
        });
    }

    void remove(Simulation simulation) {
        transaction.executeWithoutResult(status -> {
            if (!simulations.remove(simulation)) {
                throw new Stale("政策模拟");
            }
            record("删除政策模拟", simulation, new Asked("", Draft.NONE));
        });
    }

    /** With the money that there is now, but for variants that have set their own. */
    private List<Asked> asked(Simulation simulation) {
        Draft then = simulation.baseline().draft();
        Draft now = inForce(simulation.clause(), simulation.legalDate());
        List<Asked> asked = new ArrayList<>();
        for (Simulation.Result result : simulation.results()) {
            Draft draft = result.draft();
            asked.add(new Asked(result.name(), draft.sameMoney(then) ? draft.within(now) : draft));
        }
        return asked;
    }

    private void again(Simulation simulation, List<Asked> all, String action, Asked what) throws PolicyProblems {
        Snapshot snapshot = snapshots.freeze(snapshots.current());
        PolicyLibrary library = library();
        List<Done> done = work(simulation, snapshot, library, all, 0);
        transaction.executeWithoutResult(status -> {
            touch(simulation.over(snapshot, library.hash(), known(done)));
            simulation.results().forEach(old -> simulations.removeVariant(simulation.id(), old.position()));
            done.forEach(each -> simulations.put(simulation.id(), each.result(), each.effects()));
            record(action, simulation, what);
        });
    }

    /** @param first position of the first result; the first one asked for is always the rules in force */
    private List<Done> work(Simulation simulation, Snapshot snapshot, PolicyLibrary library, List<Asked> all, int first)
            throws PolicyProblems {
        var question = new Simulating.Question(
                snapshot, simulation.clause(), simulation.legalDate(), simulation.scope(), library);
        List<Done> done = new ArrayList<>();
        Simulating.Side baseline = null;
        for (Asked asked : all) {
            long began = System.nanoTime();
            Simulating.Side side = simulating.side(question, asked.draft());
            baseline = baseline == null ? side : baseline;
            Simulating.Found found = simulating.compare(question, baseline, side);
            long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
            var result = new Simulation.Result(first + done.size(), asked.name(), asked.draft(), found.tally(), millis);
            done.add(new Done(result, found.effects()));
        }
        return done;
    }

    private static int known(List<Done> done) {
        return done.getFirst().result().tally().outcomes().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void touch(Simulation simulation) {
        if (!simulations.touch(simulation)) {
            throw new Stale("政策模拟");
        }
    }

    private void record(String action, Simulation simulation, Asked what) {
        List<FieldChange> changes = new ArrayList<>();
        changes.add(FieldChange.of("条款", null, simulation.clause()));
        if (!what.name().isEmpty()) {
            changes.add(FieldChange.of(
                    "方案",
                    null,
                    what.name() + "：" + String.join("；", what.draft().pieces(Draft.NONE, simulation.whole()))));
        }
        audit.record(action, "政策模拟", simulation.id(), simulation.title(), changes);
    }
}
