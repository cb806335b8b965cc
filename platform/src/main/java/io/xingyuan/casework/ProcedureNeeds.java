package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.DecisionField;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * 流程要求: what the cases of one kind need of the procedure that they go through, since their module looks for it by name.
 *
 * @param label what the kind is called, Chinese
 * @param steps stages that have to be there, in this order
 * @param fields what decisions have to say
 */
public record ProcedureNeeds(String label, List<Step> steps, List<Field> fields) {

    public static final ProcedureNeeds NONE = new ProcedureNeeds("", List.of(), List.of());

    /**
     * 必有环节.
     *
     * @param says what happens in it
     * @param reported whether the module says when it has passed, rather than a person
     * @param fields what its decision has to say
     */
    public record Step(String key, String says, boolean reported, List<String> fields) {

        public Step {
            fields = List.copyOf(fields);
        }
    }

    /**
     * 必有要素.
     *
     * @param says what it is
     * @param fewest of the stages that ask for it
     */
    public record Field(String key, String says, int fewest, int most) {}

    public ProcedureNeeds {
        steps = List.copyOf(steps);
        fields = List.copyOf(fields);
    }

    /** Each a Chinese sentence; empty when the procedure fits. */
    List<String> faults(Procedure procedure) {
        if (equals(NONE)) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        int last = -1;
        for (Step step : steps) {
            Optional<Stage> stage = procedure.find(step.key());
            if (stage.isEmpty()) {
                faults.add(by() + "要有代码为“" + step.key() + "”的环节（" + step.says() + "），"
                        + (step.reported() ? "办理方式为“" + Decides.REPORTED.label() + "”。" : "由人办理。"));
                continue;
            }
            faults.addAll(at(step, stage.get()));
            int index = procedure.stages().indexOf(stage.get());
            if (index < last) {
                faults.add(by() + "环节“" + stage.get().name() + "”排得太前，应在“"
                        + procedure.stages().get(last).name() + "”之后。");
            }
            last = Math.max(last, index);
        }
        fields.forEach(field -> faults.addAll(asked(field, procedure)));
        procedure.stages().stream()
                .filter(stage -> stage.decides() == Decides.REPORTED
                        && steps.stream()
                                .noneMatch(step -> step.reported() && step.key().equals(stage.key())))
                .forEach(stage -> faults.add(by() + "没有业务会推进环节“" + stage.name() + "”，办理会停在这里，请改为由人办理。"));
        return faults;
    }

    private String by() {
        return "用于“" + label + "”：";
    }

    private List<String> at(Step step, Stage stage) {
        List<String> faults = new ArrayList<>();
        String at = by() + "环节“" + stage.name() + "”（" + step.says() + "）";
        if (stage.optional()) {
            faults.add(at + "不能跳过。");
        }
        if (step.reported() && stage.decides() != Decides.REPORTED) {
            faults.add(at + "应“" + Decides.REPORTED.label() + "”，不能由人办理。");
        }
        if (!step.reported() && !byPeople(stage)) {
            faults.add(at + "应由人办理，不能“" + stage.decides().label() + "”。");
        }
        step.fields().stream()
                .filter(key -> asks(stage, key).isEmpty())
                .forEach(key -> faults.add(at + "要有代码为“" + key + "”的决定要素。"));
        return faults;
    }

    private List<String> asked(Field field, Procedure procedure) {
        List<Stage> asking = procedure.stages().stream()
                .filter(stage -> asks(stage, field.key()).isPresent())
                .toList();
        List<String> faults = new ArrayList<>();
        String what = "决定要素“" + field.key() + "”（" + field.says() + "）";
        if (asking.size() < field.fewest() || asking.size() > field.most()) {
            faults.add(by() + what + "应在 " + (field.fewest() == field.most() ? "" : "至少 ") + field.fewest()
                    + " 个环节填写，现在是 " + asking.size() + " 个。");
        }
        int end = procedure.stages().stream()
                .filter(stage -> stage.decides() == Decides.REPORTED)
                .mapToInt(procedure.stages()::indexOf)
                .min()
                .orElse(procedure.stages().size());
        for (Stage stage : asking) {
            String at = by() + "环节“" + stage.name() + "”";
            if (asks(stage, field.key()).filter(DecisionField::required).isEmpty()) {
                faults.add(at + "的" + what + "应为必填。");
            }
            if (stage.optional()) {
                faults.add(at + "要填写“" + field.says() + "”，不能跳过。");
            }
            if (!byPeople(stage) || procedure.stages().indexOf(stage) > end) {
                faults.add(at + "要填写“" + field.says() + "”，应由人办理，并排在由业务结果推进的环节之前。");
            }
        }
        return faults;
    }

    private static Optional<DecisionField> asks(Stage stage, String key) {
        return stage.fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static boolean byPeople(Stage stage) {
        return stage.decides() != Decides.REPORTED && stage.decides() != Decides.EXPERTS;
    }
}
