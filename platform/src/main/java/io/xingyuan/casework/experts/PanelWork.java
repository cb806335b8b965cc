package io.xingyuan.casework.experts;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.notice.AddressBook;
import io.xingyuan.notice.Audience;
import io.xingyuan.notice.News;
import io.xingyuan.notice.Notices;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 评审: forms panels by lot, lets experts refuse and score, and concludes when the last sheet is in. */
@Component
class PanelWork {

    private static final String KIND = "专家组";
    private static final int LONGEST_REASON = 200;

    private final Panels panels;
    private final ExpertPool pool;
    private final AddressBook book;
    private final Cases cases;
    private final Procedures procedures;
    private final Notices notices;
    private final Attachments attachments;
    private final SheetDrafts drafts;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PanelWork(
            Panels panels,
            ExpertPool pool,
            AddressBook book,
            Cases cases,
            Procedures procedures,
            Notices notices,
            Attachments attachments,
            SheetDrafts drafts,
            Audit audit,
            ApplicationEventPublisher events) {
        this.panels = panels;
        this.pool = pool;
        this.book = book;
        this.cases = cases;
        this.procedures = procedures;
        this.notices = notices;
        this.attachments = attachments;
        this.drafts = drafts;
        this.audit = audit;
        this.events = events;
    }

    /** Only where the procedure asks experts. */
    void mayForm(CaseState state) {
        Stage stage =
                procedures.version(state.procedure(), state.procedureVersion()).stage(state.stage());
        if (stage.decides() != Decides.EXPERTS || state.status().closed()) {
            throw new Refusal("“{0}”不由专家评分，现在不能组建专家组。", stage.name());
        }
    }

    /**
     * Draws at once: nobody can try until the lot pleases. A further panel stands beside the first, not for it.
     *
     * @return why there are too few experts, which is on record with the seed; empty when it is drawn
     */
    @Transactional
    Optional<Refusal> form(Panel panel) {
        panels.hold(panel.caseId());
        CaseState state = cases.find(panel.caseId()).orElseThrow(() -> new NotFound("事项"));
        mayForm(state);
        if (!state.stage().equals(panel.stage())) {
            throw new Refusal("事项已到“{0}”，请重新打开页面。", state.stageName());
        }
        List<Draw.Pick> picks = new Draw(panel.seed()).fill(panel.quotas(), eligible(panel), Set.of());
        String lacking = lacking(panel, picks);
        List<FieldChange> drawn = new ArrayList<>(List.of(
                FieldChange.of("抽签种子", null, panel.seed()),
                FieldChange.of("回避单位", null, String.join("、", panel.avoid())),
                FieldChange.of("各领域人数", null, quotas(panel))));
        if (!lacking.isEmpty()) {
            drawn.add(FieldChange.of("抽不满", null, lacking));
            audit.record("抽取专家未成", KIND, panel.caseId().value(), panel.title(), drawn);
            return Optional.of(new Refusal("回避后可抽取的专家不够，还缺：{0}。请先充实专家库，或调整各领域人数。", lacking));
        }
        if (!panels.add(panel, Visitor.now().name())) {
            throw new Refusal("这个环节已有“{0}”，不能重新抽取；有人回避时从同一次抽签的后一位补上。另设一组请换个组名。", panel.name());
        }
        drawn.add(FieldChange.of("抽中", null, names(fill(panel))));
        audit.record("抽取专家", KIND, panel.id(), panel.title(), drawn);
        return Optional.empty();
    }

    private static String quotas(Panel panel) {
        return panel.quotas().stream()
                .map(quota -> quota.field() + " " + quota.seats())
                .collect(Collectors.joining("、"));
    }

    private static String lacking(Panel panel, List<Draw.Pick> picks) {
        return panel.quotas().stream()
                .map(quota -> new Draw.Quota(
                        quota.field(),
                        quota.seats()
                                - (int) picks.stream()
                                        .filter(pick -> pick.field().equals(quota.field()))
                                        .count()))
                .filter(missing -> missing.seats() > 0)
                .map(missing -> missing.field() + " " + missing.seats())
                .collect(Collectors.joining("、"));
    }

    /** Fills seats that are empty because somebody refused and nobody was left. */
    @Transactional
    void refill(UUID id) {
        Panel panel = running(id);
        Panel filled = fill(panel);
        if (filled.missing() == panel.missing()) {
            throw new Refusal("还是没有可以补上的专家，请先充实专家库。");
        }
        audit.record("补抽专家", KIND, id, panel.title(), List.of(FieldChange.of("席位", names(panel), names(filled))));
    }

    /** Another round of the same draw; who could have been drawn in it is put on record beside the rounds before. */
    private Panel fill(Panel panel) {
        Draw draw = new Draw(panel.seed());
        int round = panels.nextRound(panel.id());
        against(panel)
                .forEach((expert, why) -> panel.quotas().stream()
                        .filter(quota -> expert.fields().contains(quota.field()))
                        .forEach(quota -> panels.noteCandidate(
                                panel.id(),
                                round,
                                new Draw.Pick(quota.field(), expert, draw.order(quota.field(), expert.account())),
                                why)));
        List<Draw.Quota> open = panel.quotas().stream()
                .map(quota -> new Draw.Quota(quota.field(), panel.missing(quota)))
                .toList();
        Set<String> taken = panel.seats().stream().map(Seat::account).collect(Collectors.toSet());
        for (Draw.Pick pick : draw.fill(open, eligible(panel), taken)) {
            panels.seat(panel.id(), round, pick);
            tell(
                    "expert-asked",
                    "请您评审：" + panel.heading(),
                    "您被随机抽取为评审专家，领域：" + pick.field() + "。如与申请单位有利害关系，请回避。",
                    "/reviews/" + panel.id(),
                    person(pick.expert()));
        }
        return panels.get(panel.id());
    }

    private List<Expert> eligible(Panel panel) {
        return against(panel).entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Of everybody in the pool why they have to stay away, empty for nothing. */
    private Map<Expert, String> against(Panel panel) {
        Set<String> standing =
                book.holders(Role.EXPERT, null).stream().map(UUID::toString).collect(Collectors.toSet());
        Map<Expert, String> against = new LinkedHashMap<>();
        pool.all()
                .forEach(expert -> against.put(
                        expert,
                        standing.contains(expert.account())
                                ? expert.avoidance(panel.avoid()).orElse("")
                                : "已没有评审专家身份"));
        return against;
    }

    /** An expert stays away; the next in the order takes the seat. */
    @Transactional
    void refuse(UUID id, String account, String reason) {
        mustSay(reason, new Refusal("请写明回避的理由，最多 {0} 个字。", LONGEST_REASON));
        leave(id, account, reason, "专家回避");
    }

    /** Somebody who does not answer gives the seat to the next in the order. */
    @Transactional
    void replace(UUID id, String account, String reason) {
        mustSay(reason, new Refusal("请写明更换的理由，最多 {0} 个字。", LONGEST_REASON));
        leave(id, account, Visitor.now().name() + "更换：" + reason, "更换专家");
    }

    private static void mustSay(String reason, Refusal otherwise) {
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
            throw otherwise.at("reason");
        }
    }

    private void leave(UUID id, String account, String reason, String act) {
        Panel panel = running(id);
        Seat seat = open(panel, account);
        panels.refuse(seat, reason);
        drafts.drop(seat);
        Panel filled = fill(panels.get(id));
        if (filled.missing() > 0) {
            tell(
                    "panel-short",
                    "专家组缺人：" + panel.heading(),
                    seat.name() + "已回避，" + seat.field() + "没有可补的专家。",
                    "/panels/" + id,
                    officers(panel));
        }
        audit.record(
                act,
                KIND,
                id,
                panel.title(),
                List.of(FieldChange.of("理由", null, reason), FieldChange.of("席位", names(panel), names(filled))));
    }

    /** A sheet is handed in, once; with the last one the panel is done. */
    @Transactional
    void score(UUID id, String account, Map<Integer, BigDecimal> points, String comment) {
        Panel panel = running(id);
        Seat seat = open(panel, account);
        pool.find(account).flatMap(expert -> expert.avoidance(panel.avoid())).ifPresent(why -> {
            throw new Refusal("{0}，不能评分，请先回避。", why);
        });
        for (Panel.Criterion criterion : panel.criteria()) {
            BigDecimal given = points.get(criterion.position());
            if (given == null || given.signum() < 0 || given.compareTo(criterion.most()) > 0) {
                throw new Refusal(
                        "“{0}”应在 0 到 {1} 分之间。",
                        criterion.label(), criterion.most().toPlainString());
            }
        }
        BigDecimal total = points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        panels.score(seat, points, total, comment);
        String files = attachments.of(SheetFiles.of(seat)).stream()
                .map(Attachment::name)
                .collect(Collectors.joining("、"));
        attachments.settle(SheetFiles.of(seat));
        audit.record(
                "提交评分",
                KIND,
                id,
                panel.title(),
                files.isEmpty() ? List.of() : List.of(FieldChange.of("附件", null, files)));
        Panel scored = panels.get(id);
        if (scored.complete()) {
            conclude(scored);
        }
    }

    private void conclude(Panel panel) {
        BigDecimal result = panel.rule()
                .result(panel.sitting().stream()
                        .map(seat -> java.util.Objects.requireNonNull(seat.total()))
                        .toList());
        panels.conclude(panel.id(), result);
        Panel done = panels.get(panel.id());
        events.publishEvent(new PanelConcluded(panel.id(), panel.caseId(), result));
        tell(
                "panel-concluded",
                "专家评分已完成：" + panel.heading(),
                done.sentence() + "。",
                "/panels/" + panel.id(),
                officers(panel));
        List<Panel> all = panels.of(panel.caseId());
        if (!all.isEmpty() && all.stream().allMatch(Panel::passed)) {
            String sentences = all.stream().map(Panel::sentence).collect(Collectors.joining("；"));
            cases.report(panel.caseId(), panel.stage(), Outcome.PASS, sentences);
        }
    }

    private static Audience officers(Panel panel) {
        String park = panel.park();
        return Audience.of(Role.POLICY_OFFICER, park == null ? null : new ParkId(park));
    }

    /**
     * The panel for this transaction alone, while its case is where it was formed. The case comes first: of two panels that
     * finish at once the later one sees the result of the other.
     */
    private Panel running(UUID id) {
        panels.hold(panels.get(id).caseId());
        Panel panel = panels.lock(id);
        if (panel.over()) {
            throw new Refusal("事项已离开评审的环节，不再评分。");
        }
        return panel;
    }

    private static Seat open(Panel panel, String account) {
        Seat seat = panel.seats().stream()
                .filter(each -> each.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new NotFound("评审"));
        if (seat.status() != Seat.Status.ASKED) {
            throw new Refusal("这份评审已是“{0}”，不能再改。", seat.status().label());
        }
        return seat;
    }

    private void tell(String kind, String title, String words, String address, Audience audience) {
        notices.tell(new News(kind, title, words, address, audience));
    }

    private static Audience person(Expert expert) {
        try {
            return Audience.of(UUID.fromString(expert.account()));
        } catch (IllegalArgumentException nobody) {
            return Audience.of();
        }
    }

    private static String names(Panel panel) {
        return panel.sitting().stream()
                .map(seat -> seat.field() + "：" + seat.name())
                .collect(Collectors.joining("、"));
    }
}
