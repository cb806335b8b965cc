package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.calendar.Light;
import io.xingyuan.calendar.WorkingDays;
import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.DecisionField;
import io.xingyuan.casework.procedure.LawfulPause;
import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.AttachmentSlot;
import io.xingyuan.identity.Colleagues;
import io.xingyuan.identity.Colleagues.Colleague;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Visitor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 事项页: everything about one case, as far as the visitor may see it.
 *
 * @param decidedFiles files that went with decisions
 * @param basket where the visitor lays files ready for a decision
 * @param absent what may be asked for although it was never handed in, name by item
 * @param mine open tasks that are the visitor's to do
 * @param awaited why a seat can do nothing but ask for a correction now; empty when nothing stands against it
 * @param upheld why a seat cannot pass the stage now; empty when nothing stands against it
 * @param colleagues whom one may ask or tell, as far as a list goes
 * @param successors by role who may take over a task of the visitor
 * @param held days by who held it
 * @param problem why what was just tried did not happen; empty for nothing
 * @param typed what stood in the form that was refused
 */
record CasePage(
        CaseFile file,
        Procedure procedure,
        List<Visit> visits,
        List<Task> tasks,
        List<Timeline.Entry> entries,
        List<Materials.Material> materials,
        List<AttachmentSlot> slots,
        List<Attachment> decidedFiles,
        List<AttachmentSlot> basket,
        SequencedMap<String, String> absent,
        List<Fact> facts,
        String subjectAddress,
        List<Task> mine,
        List<Refusal> awaited,
        List<Refusal> upheld,
        List<ObjectionLine> objections,
        Map<String, Integer> held,
        List<String> copies,
        List<Colleague> colleagues,
        Map<Role, List<Colleague>> successors,
        LightDays days,
        LocalDate today,
        WorkingDays calendar,
        String publicUntil,
        boolean staff,
        boolean applicant,
        boolean mayWithdraw,
        String correctionAddress,
        String panelAddress,
        String problem,
        Map<String, String> typed) {

    /** So many materials that stand on no list may be asked for at once. */
    static final int BESIDES = 3;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private static final Set<String> BESIDE =
            Set.of("transfer", "cosign", "copy", "attendance", "pause", "resume", "extend");

    /** Names of fields in which people write sentences. */
    private static final Set<String> WORDS = Set.of("comment", "internal", "reason", "ground", "why", "answer");

    /** The parameter with a part of the name of whom somebody looks for. */
    static final String PEOPLE = "people";

    static String minute(@Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(moment);
    }

    /** The last day for the applicant to mend what was asked. */
    Optional<LocalDate> mendBy() {
        return tasks.stream()
                .filter(task -> task.kind() == Task.Kind.CORRECT && task.status() == Task.Status.OPEN)
                .flatMap(task -> Stream.ofNullable(task.days().due()))
                .findFirst();
    }

    /** Whether the park may end it because nobody has mended it in time. */
    boolean mayLapse() {
        return staff
                && file.status() == CaseStatus.CORRECTING
                && mendBy().filter(today::isAfter).isPresent()
                && tasks.stream()
                        .filter(task -> task.visit() == file.visit() && task.outcome() == Outcome.CORRECT)
                        .anyMatch(task -> task.role() == Visitor.now().role());
    }

    Stage stage() {
        return procedure.stage(file.stage());
    }

    Optional<Light> light() {
        return Optional.ofNullable(days.light(today));
    }

    Visit visit() {
        return visits.getLast();
    }

    /** How a stage stands in the drawing: done, here, or to come. */
    String standing(Stage stage) {
        boolean here = stage.key().equals(file.stage());
        if (here) {
            return file.status().closed() ? "done" : "here";
        }
        boolean been = visits.stream().anyMatch(visit -> visit.stage().equals(stage.key()));
        int at = procedure.stages().indexOf(stage());
        return been && procedure.stages().indexOf(stage) < at ? "done" : "todo";
    }

    /** What went with a decision for everybody. */
    List<Attachment> files(@Nullable UUID task) {
        return task == null ? List.of() : in(DecisionBasket.open(task));
    }

    /** For the printed form. */
    String fileNames(Task task) {
        return files(task.id()).stream().map(Attachment::name).collect(Collectors.joining("、"));
    }

    /** What went with it for the house. */
    List<Attachment> houseFiles(@Nullable UUID task) {
        return task == null ? List.of() : in(DecisionBasket.house(task));
    }

    private List<Attachment> in(String slot) {
        return decidedFiles.stream().filter(file -> file.slot().equals(slot)).toList();
    }

    /** Where files for a decision are laid ready. */
    List<AttachmentSlot> basket(Task task) {
        return basket.stream()
                .filter(slot -> slot.changeable() && DecisionBasket.about(slot.slot(), task.id()))
                .toList();
    }

    /** What the visitor laid ready for a decision that somebody else has taken, or nobody. */
    List<AttachmentSlot> leftOver() {
        return basket.stream()
                .filter(slot -> !slot.changeable() && !slot.files().isEmpty())
                .toList();
    }

    /** What the applicant has to hand in, again or for the first time. */
    List<Materials.Material> toMend() {
        return materials.stream()
                .filter(material ->
                        material.status() == Materials.Status.REFUSED || material.status() == Materials.Status.ASKED)
                .toList();
    }

    List<Task> decided() {
        return tasks.stream()
                .filter(task -> task.status() == Task.Status.DONE && task.kind() != Task.Kind.CORRECT)
                .toList();
    }

    boolean mayDecide() {
        return !mine.isEmpty() && file.status() == CaseStatus.OPEN;
    }

    List<Outcome> outcomes(Task task) {
        if (task.kind() == Task.Kind.COSIGN) {
            return stage().takesCosigners() ? List.of(Outcome.PASS, Outcome.REFUSE) : List.of(Outcome.PASS);
        }
        return stage().outcomes().stream()
                .filter(outcome -> outcome != Outcome.CORRECT || file.enterprise() != null)
                .filter(outcome -> outcome == Outcome.CORRECT || awaited.isEmpty())
                .filter(outcome -> outcome != Outcome.PASS || (!reported() && upheld.isEmpty()))
                .toList();
    }

    /** Why not everything can be decided. */
    List<Refusal> hindered() {
        return Stream.concat(awaited.stream(), upheld.stream()).toList();
    }

    /** Co-signatures that this seat asked for and that are still to come. */
    List<Task> asked(Task seat) {
        return tasks.stream()
                .filter(task -> task.status() == Task.Status.OPEN && task.isAskedBy(seat))
                .toList();
    }

    /** Whether this stage passes by what happens elsewhere, and not by anybody's word. */
    boolean reported() {
        return stage().decides() == Decides.REPORTED;
    }

    List<DecisionField> fields(Task task) {
        return task.kind() == Task.Kind.COSIGN ? List.of() : stage().fields();
    }

    List<Choice> next() {
        List<Stage> after = procedure.after(file.stage());
        return after.size() < 2
                ? List.of()
                : after.stream()
                        .map(each -> new Choice(each.key(), t(each.name())))
                        .toList();
    }

    List<Choice> back() {
        return stage().returnTo().stream()
                .map(key -> new Choice(key, t(procedure.stage(key).name())))
                .toList();
    }

    String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    /** The name of a form's field among what was typed. */
    static String field(String form, String name) {
        return form.isEmpty() ? name : form + "." + name;
    }

    /** What stood in a field of another form than that of the decision. */
    String typed(String form, String name) {
        return typed(field(form, name));
    }

    /** Whether one of the forms beside that of the decision was refused. */
    boolean typedBeside() {
        return !typed(PEOPLE).isBlank()
                || BESIDE.stream()
                        .anyMatch(form -> typed.keySet().stream().anyMatch(each -> each.startsWith(form + ".")));
    }

    /** Whether a form of this name is a dialog of the page, which says itself why it was refused. */
    boolean asks(String form) {
        return (form.equals("withdraw") && mayWithdraw) || (form.equals("lapse") && mayLapse());
    }

    /** What somebody wrote whose form is not on the page any more: it is shown, so that it can be copied. */
    List<String> unsent() {
        boolean answering = applicant && file.status() == CaseStatus.CORRECTING;
        return problem.isEmpty() || mayDecide()
                ? List.of()
                : typed.entrySet().stream()
                        .filter(each -> WORDS.contains(each.getKey().replaceFirst("^.*\\.", "")))
                        .filter(each -> !answering || !each.getKey().equals("answer"))
                        .filter(each -> !each.getValue().isBlank())
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
    }

    /** Whether a material that stands on no list was being asked for. */
    boolean typedBesides() {
        return typed.entrySet().stream()
                .anyMatch(each ->
                        each.getKey().startsWith("besides-") && !each.getValue().isBlank());
    }

    /** Those that stand, and those that are asked for. */
    List<Materials.Material> current() {
        return materials.stream()
                .filter(material -> material.status() != Materials.Status.REPLACED)
                .toList();
    }

    /** In whose place another stands: of this material and, below the first of its slot, of those that came to nothing. */
    List<Materials.Material> earlier(Materials.Material material) {
        List<String> standing = current().stream().map(Materials.Material::item).toList();
        return materials.stream()
                .filter(other -> other.status() == Materials.Status.REPLACED)
                .filter(other -> other.item().equals(material.item())
                        || (!standing.contains(other.item())
                                && CaseMaterial.of(other).in(material.item())))
                .toList();
    }

    /** Where the applicant uploads what is to be mended, unless the subject has a page for it. */
    List<AttachmentSlot> toUpload() {
        return applicant && file.status() == CaseStatus.CORRECTING && correctionAddress.isEmpty()
                ? slots.stream().filter(AttachmentSlot::changeable).toList()
                : List.of();
    }

    /** Other slots to upload to, and those whose files are not listed as materials. */
    List<AttachmentSlot> shownSlots() {
        return slots.stream()
                .filter(slot -> !toUpload().contains(slot))
                .filter(slot -> slot.changeable()
                        || slot.files().stream()
                                .anyMatch(file -> materials.stream()
                                        .noneMatch(material -> file.id().value().equals(material.attachment()))))
                .toList();
    }

    /** Whether the visitor may hand in now what the stage asks for. */
    boolean mayHandIn() {
        return file.status() == CaseStatus.OPEN
                && slots.stream()
                        .anyMatch(slot -> slot.changeable()
                                && stage().materials().stream()
                                        .anyMatch(asked -> asked.key().equals(slot.slot())));
    }

    List<Colleague> sameRole(Task task) {
        return successors.getOrDefault(task.role(), List.of()).stream()
                .filter(each -> !each.account().equals(task.holder()))
                .toList();
    }

    /** Whether there may be more colleagues than the lists hold, or somebody is looked for. */
    boolean searching() {
        return !typed(PEOPLE).isBlank() || colleagues.size() >= Colleagues.CHOICES;
    }

    /** The pauses that last now; those of them that a person may end; and those that a person may begin. */
    List<String> pausing() {
        return visit().pauses().stream()
                .filter(pause -> pause.until() == null)
                .map(io.xingyuan.calendar.Pause::reason)
                .toList();
    }

    String pausingWords() {
        return pausing().stream().map(reason -> t(reason)).collect(Collectors.joining(t("、")));
    }

    List<String> resumable() {
        return pausing().stream()
                .filter(reason -> !LawfulPause.endsByItself(reason))
                .toList();
    }

    List<String> pausable() {
        return stage().pauses().stream()
                .map(LawfulPause::reason)
                .filter(reason -> !LawfulPause.endsByItself(reason))
                .filter(reason -> !pausing().contains(reason))
                .toList();
    }

    /** What of the stage's limit has gone, such as 3/5. */
    String limitText() {
        var limit = visit().limit();
        return limit == null ? t("本环节没有时限") : t("{0}，依据：{1}", limit.words(), t(limit.source()));
    }

    /** The law's limit beside it; empty where nobody has entered any. */
    String statutoryText() {
        var statutory = visit().statutory();
        return statutory == null ? "" : t("法定 {0}，依据：{1}", statutory.words(), t(statutory.source()));
    }

    /** 环节意见: what was said in one stage; nothing yet where it is still to come. */
    record Opinion(String stage, List<Task> tasks) {}

    /** For the printed form: every stage in order that was gone through, and while the case lasts those to come. */
    List<Opinion> opinions() {
        return procedure.stages().stream()
                .map(stage -> new Opinion(
                        stage.name(),
                        decided().stream()
                                .filter(task -> task.stage().equals(stage.key()))
                                .toList()))
                .filter(opinion -> !opinion.tasks().isEmpty() || !file.status().closed())
                .toList();
    }

    String fieldLabel(Task task, String key) {
        return procedure.find(task.stage()).stream()
                .flatMap(stage -> stage.fields().stream())
                .filter(field -> field.key().equals(key))
                .map(field ->
                        field.unit().isEmpty() ? t(field.label()) : t("{0}（{1}）", t(field.label()), t(field.unit())))
                .findFirst()
                .orElse(key);
    }
}
