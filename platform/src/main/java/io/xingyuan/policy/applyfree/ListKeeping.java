package io.xingyuan.policy.applyfree;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.matching.ClauseMatches;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the park does with a run: draws up the list, checks it, makes exceptions, pushes it, ends it. */
@Component
class ListKeeping {

    private static final String KIND = "免申即享轮次";
    private static final int LONGEST = 200;

    private final Runs runs;
    private final Offers offers;
    private final Search search;
    private final Tellings tellings;
    private final Audit audit;

    ListKeeping(Runs runs, Offers offers, Search search, Tellings tellings, Audit audit) {
        this.runs = runs;
        this.offers = offers;
        this.search = search;
        this.tellings = tellings;
        this.audit = audit;
    }

    /** 查找: who comes into question, and how each stands. */
    @Component
    static class Search {

        private final ClauseMatches matches;
        private final Examiner examiner;
        private final Clock clock;

        Search(ClauseMatches matches, Examiner examiner, Clock clock) {
            this.matches = matches;
            this.examiner = examiner;
            this.clock = clock;
        }

        ClauseMatches.Found found(Run run) {
            return matches.of(run.clause(), run.scope(), examiner.today());
        }

        Examiner.Taken taken(Run run) {
            return examiner.taken(run);
        }

        Examiner.Result examine(Run run, Offer.Whom whom, Examiner.Taken taken) {
            return examiner.examine(run, whom, taken);
        }

        UUID nextId() {
            return Ids.next(clock);
        }
    }

    /** Draws up the list; where a run of the same programme is open already, gives that one and changes nothing. */
    @Transactional
    public RunId start(Programme programme, Run run) {
        if (!runs.insert(run)) {
            audit.notAudited("已有进行中的轮次");
            return runs.open(programme.id(), run.parks()).map(Run::id).orElseThrow(() -> new Stale(KIND));
        }
        List<FieldChange> terms = List.of(
                FieldChange.of("兑现安排", null, programme.terms().title()),
                FieldChange.of("金额口径", null, run.terms().rule().label()),
                FieldChange.of("每户定额（分）", null, run.terms().fixedFen()),
                FieldChange.of("依据", null, run.terms().basis()),
                FieldChange.of("预留顺序", null, run.terms().turn().label()),
                FieldChange.of("确认截止", null, run.terms().answerBy()));
        audit.record("生成免申即享名单", KIND, run.id(), run.title(), terms);
        fill(runs.lock(run.id()));
        return run.id();
    }

    /** Looks at the data again: who is new comes on the list, and who was not pushed yet stands as the data say now. */
    @Transactional
    public void refresh(RunId id) {
        Run run = runs.lock(id);
        mustBeOpen(run);
        Examiner.Taken taken = search.taken(run);
        for (Offer offer : examinable(run)) {
            examine(run, offer, taken);
        }
        fill(run);
        runs.examined(id);
        audit.record("重新核对免申即享名单", KIND, id, run.title());
    }

    private List<Offer> examinable(Run run) {
        return offers.all(
                run.id(),
                OfferStatus.CANDIDATE,
                OfferStatus.UNVOUCHED,
                OfferStatus.LACKING,
                OfferStatus.ASKED,
                OfferStatus.BARRED);
    }

    private void fill(Run run) {
        List<Offer> listed = offers.all(run.id(), OfferStatus.values());
        Map<UUID, Offer> known = new HashMap<>();
        listed.forEach(offer -> known.put(offer.whom().subject(), offer));
        int place = listed.stream().mapToInt(Offer::place).max().orElse(0);
        Examiner.Taken taken = search.taken(run);
        ClauseMatches.Found found = search.found(run);
        runs.unasked(run.id(), found.unasked());
        for (ClauseMatches.Hit hit : found.hits()) {
            if (!known.containsKey(hit.subject())) {
                Offer.Whom whom = new Offer.Whom(
                        hit.enterprise().id(),
                        hit.enterprise().name(),
                        hit.enterprise().park(),
                        run.clause(),
                        hit.subject(),
                        hit.subjectName());
                Examiner.Result result = search.examine(run, whom, taken);
                place++;
                offers.insert(new Offer(
                        new OfferId(search.nextId()),
                        run.id(),
                        run.programme(),
                        whom,
                        place,
                        result.status(),
                        result.due(),
                        result.standing(),
                        result.reason(),
                        null,
                        new Offer.Answer("", null, null, ""),
                        null,
                        1));
            }
        }
    }

    /** Where the data say something else than before, it is written down; what the enterprise was asked for stays asked. */
    private Offer examine(Run run, Offer offer, Examiner.Taken taken) {
        Examiner.Result result = search.examine(run, offer.whom(), taken);
        OfferStatus status = offer.status() == OfferStatus.ASKED && result.status() == OfferStatus.LACKING
                ? OfferStatus.ASKED
                : result.status();
        boolean same = status == offer.status()
                && result.due().equals(offer.due())
                && result.reason().equals(offer.reason())
                && result.standing().equals(offer.standing());
        if (!same) {
            offers.examined(offer, status, result.due(), result.standing(), result.reason());
        }
        return offers.get(offer.id());
    }

    /** The data of an enterprise have changed: its lines that are not pushed yet follow. */
    @Transactional
    public void follow(Offer offer) {
        Run run = runs.lock(offer.run());
        Offer now = offers.get(offer.id());
        if (!run.open() || !now.status().examinable()) {
            audit.notAudited("nothing to follow any more");
            return;
        }
        Offer after = examine(run, now, search.taken(run));
        if (after.version() == now.version()) {
            audit.notAudited("the data say the same");
            return;
        }
        runs.touch(run.id());
        audit.record(
                "按变动的数据核对名单",
                "免申即享名单",
                offer.id(),
                offer.whom().named(),
                List.of(FieldChange.of(
                        "状态", now.status().label(), after.status().label())));
    }

    /** Takes one off the list, or out of those that wait for money, with a reason. */
    @Transactional
    public void exclude(Offer offer, String reason) {
        Run run = runs.lock(offer.run());
        Offer now = offers.get(offer.id());
        boolean waits = now.status() == OfferStatus.CONSENTED;
        if (!waits) {
            mustBeOpen(run);
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw (waits ? new Refusal("请写明移出的原因，最多 200 个字。") : new Refusal("请写明剔除的原因，最多 200 个字。")).at("reason");
        }
        offers.step(now, waits ? OfferStatus.CANCELLED : OfferStatus.EXCLUDED, reason.strip());
        if (waits) {
            tellings.decided(offer, "不再等候资金：" + run.title(), reason.strip());
        }
        runs.touch(run.id());
        audit.record(
                waits ? "移出等候资金名单" : "剔除免申即享名单",
                "免申即享名单",
                offer.id(),
                offer.whom().named(),
                List.of(FieldChange.of("原因", null, reason.strip())));
    }

    /** Takes an exception back: it stands as the data say. */
    @Transactional
    public void restore(Offer offer) {
        Run run = runs.lock(offer.run());
        mustBeOpen(run);
        Offer now = offers.get(offer.id());
        if (now.status() != OfferStatus.EXCLUDED) {
            throw new Refusal("这一户没有被剔除。");
        }
        Examiner.Result result = search.examine(run, now.whom(), search.taken(run));
        offers.examined(now, result.status(), result.due(), result.standing(), result.reason());
        runs.touch(run.id());
        audit.record(
                "恢复免申即享名单",
                "免申即享名单",
                offer.id(),
                offer.whom().named(),
                List.of(FieldChange.of(
                        "状态", now.status().label(), result.status().label())));
    }

    /**
     * 推送结果.
     *
     * @param dropped names of those whose data have changed since the list was seen
     */
    record Pushed(int offered, long fen, int asked, List<String> dropped) {

        String message() {
            String done = t("已推送 {0} 户，共 {1}；请 {2} 户补数据。", offered, Amounts.words(fen), asked);
            return dropped.isEmpty()
                    ? done
                    : done + t("{0} 户的数据刚有变动，没有推送：{1}。", dropped.size(), String.join(t("、"), dropped));
        }
    }

    /**
     * Tells every candidate what it is due and asks for its consent, and asks those that lack facts for them.
     *
     * @param seen the version of the list that the officer has checked
     */
    @Transactional
    public Pushed push(RunId id, int seen) {
        Run run = runs.lock(id);
        mustBeOpen(run);
        if (run.version() != seen) {
            throw new Stale(KIND);
        }
        runs.lockClause(run);
        if (runs.today().isAfter(run.terms().answerBy())) {
            throw new Refusal("企业确认的截止日 {0} 已过，请结束本轮后另行生成名单。", run.terms().answerBy());
        }
        Examiner.Taken taken = search.taken(run);
        List<Offer> offered = new ArrayList<>();
        List<String> dropped = new ArrayList<>();
        for (Offer listed : offers.all(id, OfferStatus.CANDIDATE)) {
            Offer now = examine(run, listed, taken);
            if (now.status() == OfferStatus.CANDIDATE
                    && now.due().fen() == listed.due().fen()) {
                offered.add(now);
            } else {
                dropped.add(now.whom().named());
            }
        }
        List<Offer> lacking = offers.all(id, OfferStatus.LACKING);
        if (offered.isEmpty() && lacking.isEmpty() && dropped.isEmpty()) {
            throw new Refusal("名单上没有待推送的企业。");
        }
        offered.forEach(offer -> offer(run, offer));
        lacking.forEach(offer -> {
            offers.push(offer, OfferStatus.ASKED);
            tellings.asked(run, offer);
        });
        runs.pushed(id, Visitor.now());
        long fen = offered.stream().mapToLong(offer -> offer.due().fen()).sum();
        audit.record(
                "推送免申即享名单",
                KIND,
                id,
                run.title(),
                List.of(
                        FieldChange.of("户数", null, offered.size()),
                        FieldChange.of("金额（分）", null, fen),
                        FieldChange.of("请补数据户数", null, lacking.size())));
        return new Pushed(offered.size(), fen, lacking.size(), dropped);
    }

    private void offer(Run run, Offer offer) {
        try {
            offers.push(offer, OfferStatus.PUSHED);
        } catch (DuplicateKeyException twice) {
            throw new Refusal("“{0}”在另一轮里已经推送，请先剔除。", offer.whom().named());
        }
        tellings.offered(run, offer);
    }

    /** Reminds everybody who has not answered. */
    @Transactional
    public int remind(RunId id) {
        Run run = runs.lock(id);
        mustBeOpen(run);
        List<Offer> waiting = offers.all(id, OfferStatus.PUSHED);
        if (waiting.isEmpty()) {
            throw new Refusal("没有等企业确认的。");
        }
        waiting.forEach(offer -> tellings.reminded(run, offer));
        audit.record("提醒企业确认免申即享", KIND, id, run.title(), List.of(FieldChange.of("户数", null, waiting.size())));
        return waiting.size();
    }

    /** Nothing more is pushed; whoever has not answered is not asked any more, what is under way goes on. */
    @Transactional
    public void close(RunId id, int seen) {
        Run run = runs.lock(id);
        runs.close(id, seen, Visitor.now().name());
        List<Offer> waiting = offers.all(id, OfferStatus.PUSHED);
        waiting.forEach(offer -> {
            offers.step(offer, OfferStatus.CANCELLED, "本轮已结束");
            tellings.ended(run, offer, "园区提前结束了本轮，不再等候答复。");
        });
        audit.record("结束免申即享轮次", KIND, id, run.title(), List.of(FieldChange.of("未确认户数", null, waiting.size())));
    }

    private static void mustBeOpen(Run run) {
        if (!run.open()) {
            throw new Refusal("这一轮已经结束。");
        }
    }
}
