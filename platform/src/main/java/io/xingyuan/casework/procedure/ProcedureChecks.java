package io.xingyuan.casework.procedure;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.kernel.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** 流程检查: what has to be mended before a procedure may be published. */
final class ProcedureChecks {

    /** Of procedures, stages, fields and materials. */
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Procedure procedure;
    private final List<Refusal> faults = new ArrayList<>();

    /** The stage that is being looked at, by its place in the form; empty for the whole. */
    private String place = "";

    private ProcedureChecks(Procedure procedure) {
        this.procedure = procedure;
    }

    static List<Refusal> faults(Procedure procedure) {
        ProcedureChecks checks = new ProcedureChecks(procedure);
        checks.whole();
        for (int i = 0; i < procedure.stages().size(); i++) {
            checks.place = "stage-" + i;
            checks.stage(procedure.stages().get(i), i);
        }
        checks.place = "";
        checks.end();
        return List.copyOf(checks.faults);
    }

    private void whole() {
        unless(KEY.matcher(procedure.key()).matches(), () -> new Refusal("流程代码应为小写字母开头的字母、数字和“-”。"));
        unless(!procedure.title().isBlank(), () -> new Refusal("请填写流程名称。"));
        new NumberPattern(procedure.number()).fault().ifPresent(faults::add);
        unless(!procedure.stages().isEmpty(), () -> new Refusal("至少要有一个环节。"));
    }

    private void stage(Stage stage, int index) {
        String at = stage.name().isBlank() ? String.valueOf(index + 1) : stage.name();
        unless(!stage.name().isBlank(), () -> new Refusal("环节“{0}”：请填写名称。", at));
        unless(KEY.matcher(stage.key()).matches(), () -> new Refusal("环节“{0}”：代码应为小写字母开头的字母、数字和“-”。", at));
        unless(
                procedure.stages().stream()
                                .filter(other -> other.key().equals(stage.key()))
                                .count()
                        == 1,
                () -> new Refusal("环节“{0}”：代码与别的环节相同。", at));
        seats(stage, at);
        clock(stage, at);
        statutory(stage, at);
        ways(stage, index, at);
        fields(stage, at);
    }

    private void seats(Stage stage, String at) {
        unless(!stage.seats().isEmpty(), () -> new Refusal("环节“{0}”：没有办理角色。", at));
        if (stage.decides() == Decides.ONE
                || stage.decides() == Decides.REPORTED
                || stage.decides() == Decides.EXPERTS) {
            unless(
                    stage.seats().size() <= 1,
                    () -> new Refusal("环节“{0}”：{1}只设一个席位。", at, stage.decides().label()));
        }
        if (stage.decides() == Decides.ALL) {
            unless(stage.seats().size() >= 2, () -> new Refusal("环节“{0}”：会签至少两个席位。", at));
        }
        if (stage.decides() == Decides.SOME) {
            unless(
                    stage.needed() >= 1 && stage.needed() < stage.seats().size(),
                    () -> new Refusal(
                            "环节“{0}”：规定席位数应在 1 到 {1} 之间。",
                            at, Math.max(1, stage.seats().size() - 1)));
        }
    }

    private void clock(Stage stage, String at) {
        if (stage.limit() != null) {
            unless(!stage.limit().source().isBlank(), () -> new Refusal("环节“{0}”：时限没有写明依据。", at));
        } else {
            unless(stage.pauses().isEmpty(), () -> new Refusal("环节“{0}”：没有时限，就没有可以不计的时间。", at));
        }
        stage.pauses()
                .forEach(pause -> unless(
                        !pause.reason().isBlank() && !pause.source().isBlank(),
                        () -> new Refusal("环节“{0}”：不计时事由要写明事由和依据。", at)));
        boolean byPeople = stage.decides() != Decides.REPORTED && stage.decides() != Decides.EXPERTS;
        unless(
                stage.decides() != Decides.REPORTED || !stage.allows(Outcome.CORRECT),
                () -> new Refusal(
                        "环节“{0}”：{1}时没有人要求补正，请去掉“{2}”。", at, stage.decides().label(), Outcome.CORRECT.label()));
        unless(
                stage.publicity() == null || byPeople,
                () -> new Refusal(
                        "环节“{0}”：{1}时没有人守公示期、答复异议，请把公示放在由人办理的环节。",
                        at, stage.decides().label()));
        if (stage.publicity() != null) {
            unless(stage.publicity().workingDays() >= 1, () -> new Refusal("环节“{0}”：公示至少 1 个工作日。", at));
            unless(!stage.publicity().source().isBlank(), () -> new Refusal("环节“{0}”：公示没有写明依据。", at));
            unless(
                    stage.allows(Outcome.RETURN) || stage.allows(Outcome.REFUSE),
                    () -> new Refusal("环节“{0}”：公示异议成立时不能通过，应可以退回或不予通过。", at));
            unless(
                    stage.limit() == null || stage.pausesFor(LawfulPause.OBJECTION),
                    () -> new Refusal("环节“{0}”：公示应把“{1}”列为不计时事由。", at, LawfulPause.OBJECTION));
        }
        if (stage.correction() != null) {
            unless(stage.allows(Outcome.CORRECT), () -> new Refusal("环节“{0}”：不能要求补正，不用写补正期限。", at));
            unless(!stage.correction().source().isBlank(), () -> new Refusal("环节“{0}”：补正期限没有写明依据。", at));
        }
        unless(
                stage.limit() == null || !stage.allows(Outcome.CORRECT) || stage.pausesFor(LawfulPause.CORRECTION),
                () -> new Refusal("环节“{0}”：可以要求补正，应把“{1}”列为不计时事由。", at, LawfulPause.CORRECTION));
    }

    /** What the park promises is not longer than what the law allows. */
    private void statutory(Stage stage, String at) {
        StatutoryLimit statutory = stage.statutory();
        if (statutory == null) {
            return;
        }
        unless(!statutory.limit().source().isBlank(), () -> new Refusal("环节“{0}”：法定时限没有写明依据。", at));
        unless(
                statutory.from() == null
                        || statutory.until() == null
                        || !statutory.until().isBefore(statutory.from()),
                () -> new Refusal("环节“{0}”：法定时限的失效日期早于生效日期。", at));
        TimeLimit own = stage.limit();
        unless(own != null, () -> new Refusal("环节“{0}”：填了法定时限，也要填本环节的时限。", at));
        unless(
                own == null
                        || own.unit() != statutory.limit().unit()
                        || own.amount() <= statutory.limit().amount(),
                () -> new Refusal("环节“{0}”：时限比法定时限长。", at));
    }

    private void ways(Stage stage, int index, String at) {
        unless(stage.allows(Outcome.PASS), () -> new Refusal("环节“{0}”：没有“通过”，之后的环节到不了。", at));
        unless(
                stage.allows(Outcome.RETURN) != stage.returnTo().isEmpty(),
                () -> new Refusal("环节“{0}”：可以退回时要写明退到哪个环节，不可退回时不写。", at));
        Set<String> before = new HashSet<>();
        procedure.stages().subList(0, index).forEach(earlier -> before.add(earlier.key()));
        stage.returnTo()
                .forEach(back ->
                        unless(before.contains(back), () -> new Refusal("环节“{0}”：只能退回到前面的环节，没有“{1}”。", at, back)));
        stage.apart()
                .forEach(other ->
                        unless(before.contains(other), () -> new Refusal("环节“{0}”：须与之分开办理的“{1}”不是前面的环节。", at, other)));
        unless(index > 0 || !stage.optional(), () -> new Refusal("环节“{0}”：第一个环节不能跳过。", at));
    }

    private void fields(Stage stage, String at) {
        Set<String> keys = new HashSet<>();
        stage.fields().forEach(field -> {
            unless(
                    KEY.matcher(field.key()).matches() && !field.label().isBlank(),
                    () -> new Refusal("环节“{0}”：决定要素要有代码和名称。", at));
            unless(keys.add(field.key()), () -> new Refusal("环节“{0}”：决定要素的代码“{1}”重复。", at, field.key()));
        });
        Set<String> items = new HashSet<>();
        stage.materials().forEach(material -> {
            unless(
                    KEY.matcher(material.key()).matches() && !material.name().isBlank(),
                    () -> new Refusal("环节“{0}”：应交材料要有代码和名称。", at));
            unless(
                    !material.required() || (stage.decides() != Decides.REPORTED && stage.decides() != Decides.EXPERTS),
                    () -> new Refusal(
                            "环节“{0}”：{1}时没有人核对材料，应交材料请放在前面由人办理的环节。",
                            at, stage.decides().label()));
            unless(items.add(material.key()), () -> new Refusal("环节“{0}”：应交材料的代码“{1}”重复。", at, material.key()));
        });
    }

    private void end() {
        unless(
                procedure.stages().isEmpty() || procedure.stages().stream().anyMatch(stage -> !stage.optional()),
                () -> new Refusal("至少要有一个不能跳过的环节。"));
        unless(
                procedure.stages().stream()
                        .anyMatch(stage -> stage.allows(Outcome.REFUSE) || stage.allows(Outcome.WITHDRAW)),
                () -> new Refusal("没有一个环节可以不予通过，办理就没有另一种结局。"));
    }

    private void unless(boolean right, Supplier<Refusal> fault) {
        if (!right) {
            faults.add(fault.get().at(place));
        }
    }
}
