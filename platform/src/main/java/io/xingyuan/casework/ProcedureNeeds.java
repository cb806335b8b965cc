package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Decides;
import io.xingyuan.casework.procedure.DecisionField;
import io.xingyuan.casework.procedure.Procedure;
import io.xingyuan.casework.procedure.Stage;
import io.xingyuan.kernel.Refusal;
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

    /** Empty when the procedure fits. */
    List<Refusal> faults(Procedure procedure) {
        if (equals(NONE)) {
            return List.of();
        }
        List<Refusal> faults = new ArrayList<>();
        int last = -1;
        for (Step step : steps) {
            Optional<Stage> stage = procedure.find(step.key());
            if (stage.isEmpty()) {
                faults.add(missing(step));
                continue;
            }
            faults.addAll(at(step, stage.get()));
            int index = procedure.stages().indexOf(stage.get());
            if (index < last) {
                faults.add(new Refusal(
                        "用于“{0}”：环节“{1}”排得太前，应在“{2}”之后。",
                        label, stage.get().name(), procedure.stages().get(last).name()));
            }
            last = Math.max(last, index);
        }
        fields.forEach(field -> faults.addAll(asked(field, procedure)));
        procedure.stages().stream()
                .filter(stage -> stage.decides() == Decides.REPORTED
                        && steps.stream()
                                .noneMatch(step -> step.reported() && step.key().equals(stage.key())))
                .forEach(stage ->
                        faults.add(new Refusal("用于“{0}”：没有业务会推进环节“{1}”，办理会停在这里，请改为由人办理。", label, stage.name())));
        return faults;
    }

    private Refusal missing(Step step) {
        return step.reported()
                ? new Refusal(
                        "用于“{0}”：要有代码为“{1}”的环节（{2}），办理方式为“{3}”。",
                        label, step.key(), step.says(), Decides.REPORTED.label())
                : new Refusal("用于“{0}”：要有代码为“{1}”的环节（{2}），由人办理。", label, step.key(), step.says());
    }

    private List<Refusal> at(Step step, Stage stage) {
        List<Refusal> faults = new ArrayList<>();
        if (stage.optional()) {
            faults.add(new Refusal("用于“{0}”：环节“{1}”（{2}）不能跳过。", label, stage.name(), step.says()));
        }
        if (step.reported() && stage.decides() != Decides.REPORTED) {
            faults.add(new Refusal(
                    "用于“{0}”：环节“{1}”（{2}）应“{3}”，不能由人办理。", label, stage.name(), step.says(), Decides.REPORTED.label()));
        }
        if (!step.reported() && !byPeople(stage)) {
            faults.add(new Refusal(
                    "用于“{0}”：环节“{1}”（{2}）应由人办理，不能“{3}”。",
                    label, stage.name(), step.says(), stage.decides().label()));
        }
        step.fields().stream()
                .filter(key -> asks(stage, key).isEmpty())
                .forEach(key -> faults.add(
                        new Refusal("用于“{0}”：环节“{1}”（{2}）要有代码为“{3}”的决定要素。", label, stage.name(), step.says(), key)));
        return faults;
    }

    private List<Refusal> asked(Field field, Procedure procedure) {
        List<Stage> asking = procedure.stages().stream()
                .filter(stage -> asks(stage, field.key()).isPresent())
                .toList();
        List<Refusal> faults = new ArrayList<>();
        if (asking.size() < field.fewest() || asking.size() > field.most()) {
            faults.add(counted(field, asking.size()));
        }
        int end = procedure.stages().stream()
                .filter(stage -> stage.decides() == Decides.REPORTED)
                .mapToInt(procedure.stages()::indexOf)
                .min()
                .orElse(procedure.stages().size());
        for (Stage stage : asking) {
            if (asks(stage, field.key()).filter(DecisionField::required).isEmpty()) {
                faults.add(new Refusal(
                        "用于“{0}”：环节“{1}”的决定要素“{2}”（{3}）应为必填。", label, stage.name(), field.key(), field.says()));
            }
            if (stage.optional()) {
                faults.add(new Refusal("用于“{0}”：环节“{1}”要填写“{2}”，不能跳过。", label, stage.name(), field.says()));
            }
            if (!byPeople(stage) || procedure.stages().indexOf(stage) > end) {
                faults.add(new Refusal(
                        "用于“{0}”：环节“{1}”要填写“{2}”，应由人办理，并排在由业务结果推进的环节之前。", label, stage.name(), field.says()));
            }
        }
        return faults;
    }

    private Refusal counted(Field field, int stages) {
        return field.fewest() == field.most()
                ? new Refusal(
                        "用于“{0}”：决定要素“{1}”（{2}）应在 {3} 个环节填写，现在是 {4} 个。",
                        label, field.key(), field.says(), field.fewest(), stages)
                : new Refusal(
                        "用于“{0}”：决定要素“{1}”（{2}）应在至少 {3} 个环节填写，现在是 {4} 个。",
                        label, field.key(), field.says(), field.fewest(), stages);
    }

    private static Optional<DecisionField> asks(Stage stage, String key) {
        return stage.fields().stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static boolean byPeople(Stage stage) {
        return stage.decides() != Decides.REPORTED && stage.decides() != Decides.EXPERTS;
    }
}
