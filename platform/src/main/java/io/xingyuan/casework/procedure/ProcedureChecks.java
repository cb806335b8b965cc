package io.xingyuan.casework.procedure;

import io.xingyuan.calendar.TimeLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** 流程检查: what has to be mended before a procedure may be published; each fault a Chinese sentence. */
final class ProcedureChecks {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Procedure procedure;
    private final List<String> faults = new ArrayList<>();

    private ProcedureChecks(Procedure procedure) {
        this.procedure = procedure;
    }

    static List<String> faults(Procedure procedure) {
        ProcedureChecks checks = new ProcedureChecks(procedure);
        checks.whole();
        for (int i = 0; i < procedure.stages().size(); i++) {
            checks.stage(procedure.stages().get(i), i);
        }
        checks.end();
        return List.copyOf(checks.faults);
    }

    private void whole() {
        unless(KEY.matcher(procedure.key()).matches(), "流程代码应为小写字母开头的字母、数字和“-”。");
        unless(!procedure.title().isBlank(), "请填写流程名称。");
        new NumberPattern(procedure.number()).fault().ifPresent(faults::add);
        unless(!procedure.stages().isEmpty(), "至少要有一个环节。");
    }

    private void stage(Stage stage, int index) {
        String at = "环节“" + (stage.name().isBlank() ? String.valueOf(index + 1) : stage.name()) + "”：";
        unless(!stage.name().isBlank(), at + "请填写名称。");
        unless(KEY.matcher(stage.key()).matches(), at + "代码应为小写字母开头的字母、数字和“-”。");
        unless(
                procedure.stages().stream()
                                .filter(other -> other.key().equals(stage.key()))
                                .count()
                        == 1,
                at + "代码与别的环节相同。");
        seats(stage, at);
        clock(stage, at);
        statutory(stage, at);
        ways(stage, index, at);
        fields(stage, at);
    }

    private void seats(Stage stage, String at) {
        unless(!stage.seats().isEmpty(), at + "没有办理角色。");
        if (stage.decides() == Decides.ONE
                || stage.decides() == Decides.REPORTED
                || stage.decides() == Decides.EXPERTS) {
            unless(stage.seats().size() <= 1, at + stage.decides().label() + "只设一个席位。");
        }
        if (stage.decides() == Decides.ALL) {
            unless(stage.seats().size() >= 2, at + "会签至少两个席位。");
        }
        if (stage.decides() == Decides.SOME) {
            unless(
                    stage.needed() >= 1 && stage.needed() < stage.seats().size(),
                    at + "规定席位数应在 1 到 " + Math.max(1, stage.seats().size() - 1) + " 之间。");
        }
    }

    private void clock(Stage stage, String at) {
        if (stage.limit() != null) {
            unless(!stage.limit().source().isBlank(), at + "时限没有写明依据。");
        } else {
            unless(stage.pauses().isEmpty(), at + "没有时限，就没有可以不计的时间。");
        }
        stage.pauses()
                .forEach(pause ->
                        unless(!pause.reason().isBlank() && !pause.source().isBlank(), at + "不计时事由要写明事由和依据。"));
        boolean byPeople = stage.decides() != Decides.REPORTED && stage.decides() != Decides.EXPERTS;
        unless(
                stage.decides() != Decides.REPORTED || !stage.allows(Outcome.CORRECT),
                at + stage.decides().label() + "时没有人要求补正，请去掉“" + Outcome.CORRECT.label() + "”。");
        unless(stage.publicity() == null || byPeople, at + stage.decides().label() + "时没有人守公示期、答复异议，请把公示放在由人办理的环节。");
        if (stage.publicity() != null) {
            unless(stage.publicity().workingDays() >= 1, at + "公示至少 1 个工作日。");
            unless(!stage.publicity().source().isBlank(), at + "公示没有写明依据。");
            unless(stage.allows(Outcome.RETURN) || stage.allows(Outcome.REFUSE), at + "公示异议成立时不能通过，应可以退回或不予通过。");
            unless(
                    stage.limit() == null || stage.pausesFor(LawfulPause.OBJECTION),
                    at + "公示应把“" + LawfulPause.OBJECTION + "”列为不计时事由。");
        }
        if (stage.correction() != null) {
            unless(stage.allows(Outcome.CORRECT), at + "不能要求补正，不用写补正期限。");
            unless(!stage.correction().source().isBlank(), at + "补正期限没有写明依据。");
        }
        unless(
                stage.limit() == null || !stage.allows(Outcome.CORRECT) || stage.pausesFor(LawfulPause.CORRECTION),
                at + "可以要求补正，应把“" + LawfulPause.CORRECTION + "”列为不计时事由。");
    }

    /** What the park promises is not longer than what the law allows. */
    private void statutory(Stage stage, String at) {
        StatutoryLimit statutory = stage.statutory();
        if (statutory == null) {
            return;
        }
        unless(!statutory.limit().source().isBlank(), at + "法定时限没有写明依据。");
        unless(
                statutory.from() == null
                        || statutory.until() == null
                        || !statutory.until().isBefore(statutory.from()),
                at + "法定时限的失效日期早于生效日期。");
        TimeLimit own = stage.limit();
        unless(own != null, at + "填了法定时限，也要填本环节的时限。");
        unless(
                own == null
                        || own.unit() != statutory.limit().unit()
                        || own.amount() <= statutory.limit().amount(),
                at + "时限比法定时限长。");
    }

    private void ways(Stage stage, int index, String at) {
        unless(stage.allows(Outcome.PASS), at + "没有“通过”，之后的环节到不了。");
        unless(stage.allows(Outcome.RETURN) != stage.returnTo().isEmpty(), at + "可以退回时要写明退到哪个环节，不可退回时不写。");
        Set<String> before = new HashSet<>();
        procedure.stages().subList(0, index).forEach(earlier -> before.add(earlier.key()));
        stage.returnTo().forEach(back -> unless(before.contains(back), at + "只能退回到前面的环节，没有“" + back + "”。"));
        stage.apart().forEach(other -> unless(before.contains(other), at + "须与之分开办理的“" + other + "”不是前面的环节。"));
        unless(index > 0 || !stage.optional(), at + "第一个环节不能跳过。");
    }

    private void fields(Stage stage, String at) {
        Set<String> keys = new HashSet<>();
        stage.fields().forEach(field -> {
            unless(KEY.matcher(field.key()).matches() && !field.label().isBlank(), at + "决定要素要有代码和名称。");
            unless(keys.add(field.key()), at + "决定要素的代码“" + field.key() + "”重复。");
        });
        Set<String> items = new HashSet<>();
        stage.materials().forEach(material -> {
            unless(KEY.matcher(material.key()).matches() && !material.name().isBlank(), at + "应交材料要有代码和名称。");
            unless(
                    !material.required() || (stage.decides() != Decides.REPORTED && stage.decides() != Decides.EXPERTS),
                    at + stage.decides().label() + "时没有人核对材料，应交材料请放在前面由人办理的环节。");
            unless(items.add(material.key()), at + "应交材料的代码“" + material.key() + "”重复。");
        });
    }

    private void end() {
        unless(
                procedure.stages().isEmpty() || procedure.stages().stream().anyMatch(stage -> !stage.optional()),
                "至少要有一个不能跳过的环节。");
        unless(
                procedure.stages().stream()
                        .anyMatch(stage -> stage.allows(Outcome.REFUSE) || stage.allows(Outcome.WITHDRAW)),
                "没有一个环节可以不予通过，办理就没有另一种结局。");
    }

    private void unless(boolean right, String fault) {
        if (!right) {
            faults.add(fault);
        }
    }
}
