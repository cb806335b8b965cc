package io.xingyuan.casework.experts;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.casework.CaseState;
import io.xingyuan.casework.Cases;
import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedures;
import io.xingyuan.casework.procedure.Stage;
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
import java.util.HashSet;
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

    private final Panels panels;
    private final ExpertPool pool;
    private final AddressBook book;
    private final Cases cases;
    private final Procedures procedures;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    PanelWork(
            Panels panels,
            ExpertPool pool,
            AddressBook book,
            Cases cases,
            Procedures procedures,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events) {
        this.panels = panels;
        this.pool = pool;
        this.book = book;
        this.cases = cases;
        this.procedures = procedures;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
    }

    /** Only where the procedure asks experts. */
    void mayForm(CaseState state) {
        Stage stage =
                procedures.version(state.procedure(), state.procedureVersion()).stage(state.stage());
        if (stage.decides() != Decides.EXPERTS || state.status().closed()) {
            throw new Refusal("“" + stage.name() + "”不由专家评分，现在不能组建专家组。");
        }
    }

    /** Draws at once: nobody can try until the lot pleases. A further panel stands beside the first, not for it. */
    @Transactional
    void form(Panel panel, CaseState state) {
        mayForm(state);
        if (!panels.add(panel, Visitor.now().name())) {
            throw new Refusal("这个环节已有“" + panel.name() + "”，不能重新抽取；有人回避时从同一次抽签的后一位补上。另设一组请换个组名。");
        }
        Panel drawn = fill(panel);
        if (drawn.missing() > 0) {
            String lacking = drawn.quotas().stream()
                    .filter(quota -> drawn.missing(quota) > 0)
                    .map(quota -> quota.field() + "缺 " + drawn.missing(quota) + " 人")
                    .collect(Collectors.joining("、"));
            throw new Refusal("回避后可抽取的专家不够：" + lacking + "。请先充实专家库，或调整各领域人数。");
        }
        audit.record(
                "抽取专家",
                KIND,
                panel.id(),
                panel.title(),
                List.of(
                        FieldChange.of("抽签种子", null, panel.seed()),
                        FieldChange.of("回避单位", null, String.join("、", panel.avoid())),
                        FieldChange.of("抽中", null, names(drawn))));
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

    private Panel fill(Panel panel) {
        Draw draw = new Draw(panel.seed());
        List<Expert> experts = pool.all();
        Set<String> standing =
                book.holders(Role.EXPERT, null).stream().map(UUID::toString).collect(Collectors.toSet());
        Set<String> taken = panel.seats().stream().map(Seat::account).collect(Collectors.toCollection(HashSet::new));
        for (Draw.Quota quota : panel.quotas()) {
            List<Expert> eligible = experts.stream()
                    .filter(expert -> expert.fields().contains(quota.field()))
                    .filter(expert -> mayServe(panel, quota.field(), expert, draw, standing.contains(expert.account())))
                    .toList();
            for (Draw.Pick pick : draw.picks(quota.field(), panel.missing(quota), eligible, taken)) {
                panels.seat(panel.id(), pick);
                taken.add(pick.expert().account());
                tell(
                        "expert-asked",
                        "请您评审：" + panel.heading(),
                        "您被随机抽取为评审专家，领域：" + quota.field() + "。如与申请单位有利害关系，请回避。",
                        "/reviews/" + panel.id(),
                        person(pick.expert()));
            }
        }
        return panels.get(panel.id());
    }

    private boolean mayServe(Panel panel, String field, Expert expert, Draw draw, boolean standing) {
        Optional<String> against = standing ? expert.avoidance(panel.avoid()) : Optional.of("已没有评审专家身份");
        panels.noteCandidate(panel.id(), field, expert, draw.order(field, expert.account()), against.orElse(""));
        return against.isEmpty();
    }

    /** An expert stays away; the next in the order takes the seat. */
    @Transactional
    void refuse(UUID id, String account, String reason) {
        leave(id, account, reason, "专家回避");
    }

    /** Somebody who does not answer gives the seat to the next in the order. */
    @Transactional
    void replace(UUID id, String account, String reason) {
        leave(id, account, Visitor.now().name() + "更换：" + reason, "更换专家");
    }

    private void leave(UUID id, String account, String reason, String act) {
        Panel panel = running(id);
        Seat seat = open(panel, account);
        panels.refuse(seat, reason);
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
        for (Panel.Criterion criterion : panel.criteria()) {
            BigDecimal given = points.get(criterion.position());
            if (given == null || given.signum() < 0 || given.compareTo(criterion.most()) > 0) {
                throw new Refusal(
                        "“" + criterion.label() + "”应在 0 到 " + criterion.most().toPlainString() + " 分之间。");
            }
        }
        BigDecimal total = points.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        panels.score(seat, points, total, comment);
        audit.record("提交评分", KIND, id, panel.title());
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

    /** The panel for this transaction alone, while its case is where it was formed. */
    private Panel running(UUID id) {
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
            throw new Refusal("这份评审已是“" + seat.status().label() + "”，不能再改。");
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
