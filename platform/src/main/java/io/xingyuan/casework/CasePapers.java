package io.xingyuan.casework;

import io.xingyuan.calendar.StatutoryClock;
import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.casework.procedure.Publicity;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.AttachmentSlot;
import io.xingyuan.files.AttachmentSlots;
import io.xingyuan.files.Attachments;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 事项全貌: gathers what a page or the printed record shows of a case to this visitor. */
@Component
class CasePapers {

    private final CaseBooks books;
    private final Stages stages;
    private final Desk desk;
    private final CaseSubjects subjects;
    private final Scrutiny scrutiny;
    private final Objections objections;
    private final Respondents respondents;
    private final Copies copies;
    private final Colleagues colleagues;
    private final AttachmentSlots slots;
    private final CaseSlots open;
    private final Attachments attachments;
    private final ObjectProvider<ExpertPanels> panels;

    CasePapers(
            CaseBooks books,
            Stages stages,
            Desk desk,
            CaseSubjects subjects,
            Scrutiny scrutiny,
            Objections objections,
            Respondents respondents,
            Copies copies,
            Colleagues colleagues,
            AttachmentSlots slots,
            CaseSlots open,
            Attachments attachments,
            ObjectProvider<ExpertPanels> panels) {
        this.books = books;
        this.stages = stages;
        this.desk = desk;
        this.subjects = subjects;
        this.scrutiny = scrutiny;
        this.objections = objections;
        this.respondents = respondents;
        this.copies = copies;
        this.colleagues = colleagues;
        this.slots = slots;
        this.open = open;
        this.attachments = attachments;
        this.panels = panels;
    }

    CasePage of(CaseFile file, Visitor visitor, String problem, Map<String, String> typed) {
        return of(file, visitor, problem, typed, null);
    }

    /** @param disclosed the objection of which the visitor has just asked for the whole contact */
    CasePage of(CaseFile file, Visitor visitor, String problem, Map<String, String> typed, @Nullable UUID disclosed) {
        boolean staff = Role.Group.STAFF.has(visitor.role());
        CaseSubject subject = subjects.of(file.kind());
        List<Visit> visits = books.visits().all(file.id());
        List<Materials.Material> materials = books.materials().of(file.id());
        List<Task> mine = staff ? desk.mine(file, visitor) : List.of();
        String people = typed.getOrDefault(CasePage.PEOPLE, "");
        return new CasePage(
                file,
                stages.procedure(file),
                visits,
                books.tasks().of(file.id()),
                staff ? books.timeline().whole(file.id()) : books.timeline().open(file.id()),
                materials,
                slots.of(CaseSlots.owner(file), slotNames(file, materials, staff)),
                decided(file, staff),
                staff ? basket(file, mine, visitor) : List.of(),
                mine.isEmpty() ? new LinkedHashMap<>() : open.absent(file),
                subject.summary(file.subject()),
                subject.address(file.subject()),
                mine,
                mine.isEmpty() ? List.of() : scrutiny.awaited(file),
                mine.isEmpty() ? List.of() : scrutiny.upheld(file),
                objections(file, visitor, staff, disclosed),
                held(file, visits),
                staff ? copies.names(file.id()) : List.of(),
                mine.isEmpty() ? List.of() : colleagues.holding(Role.Group.STAFF.roles(), file.park(), people),
                mine.stream()
                        .map(Task::role)
                        .distinct()
                        .collect(Collectors.toMap(
                                role -> role, role -> colleagues.holding(List.of(role), file.park(), people))),
                file.status().closed() ? LightDays.NONE : books.lights().of(visits.getLast()),
                books.visits().today(),
                books.lights().workingDays(),
                publicUntil(file, visits.getLast()),
                staff,
                visitor.role().ofEnterprise(),
                visitor.role().ofEnterprise() && subjects.withdrawable(file),
                subject.correctionAddress(file.subject()).orElse(""),
                panels.stream().findFirst().map(each -> each.address(file.id())).orElse(""),
                problem,
                typed);
    }

    private List<ObjectionLine> objections(CaseFile file, Visitor visitor, boolean staff, @Nullable UUID disclosed) {
        Stream<Objection> all = objections.of(file.id()).stream();
        return staff
                ? all.map(each -> ObjectionLine.of(
                                each,
                                respondents.may(file, each.visit(), visitor),
                                each.id().equals(disclosed)))
                        .toList()
                : all.filter(each -> !each.open()).map(ObjectionLine::answered).toList();
    }

    private List<String> slotNames(CaseFile file, List<Materials.Material> materials, boolean staff) {
        Set<String> names = new LinkedHashSet<>(open.open(file).keySet());
        materials.forEach(material -> names.add(material.item()));
        names.add(CaseAttachments.CORRECTION);
        names.add(CaseAttachments.DECISION);
        if (staff) {
            names.add(CaseAttachments.INTERNAL);
        }
        return new ArrayList<>(names);
    }

    /** What went with decisions, as far as the visitor may see it. */
    private List<Attachment> decided(CaseFile file, boolean staff) {
        return attachments.of(CaseSlots.owner(file)).stream()
                .filter(each -> DecisionBasket.ofDecision(each.slot()))
                .filter(each -> staff || !DecisionBasket.forTheHouse(each.slot()))
                .toList();
    }

    /** Where the visitor lays files ready for what they are to decide, and where some are left from what they did not. */
    private List<AttachmentSlot> basket(CaseFile file, List<Task> mine, Visitor visitor) {
        AttachedTo basket = DecisionBasket.of(file.id(), visitor.account());
        Set<String> names = new LinkedHashSet<>();
        if (file.status() == CaseStatus.OPEN) {
            mine.forEach(
                    task -> names.addAll(List.of(DecisionBasket.open(task.id()), DecisionBasket.house(task.id()))));
        }
        attachments.of(basket).forEach(left -> names.add(left.slot()));
        return names.isEmpty() ? List.of() : slots.of(basket, List.copyOf(names));
    }

    private String publicUntil(CaseFile file, Visit visit) {
        Publicity publicity = stages.stage(file).publicity();
        LocalDate today = books.visits().today();
        return publicity == null || file.status().closed()
                ? ""
                : books.lights()
                        .dated(visit.publicUntil(publicity, books.lights().workingDays(), today));
    }

    /** Working days from the first day to today, or to the end, by who held the case. */
    private Map<String, Integer> held(CaseFile file, List<Visit> visits) {
        LocalDate end = visits.getLast().endedOn();
        StatutoryClock whole = StatutoryClock.start(
                TimeLimit.workingDays(1, ""), visits.getFirst().beganOn());
        return whole.byHolder(
                books.visits().turns(file.id()),
                books.lights().workingDays(),
                file.status().closed() && end != null ? end : books.visits().today());
    }
}
