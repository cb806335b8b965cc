package io.xingyuan.casework.procedure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 流程表单: a procedure as somebody types it.
 *
 * @param edit which saving it was read from
 */
record EditorForm(
        @Nullable String title,
        @Nullable String number,
        @Nullable Integer edit,
        @Nullable List<StageForm> stages) {

    static EditorForm of(Draft draft) {
        return new EditorForm(
                draft.procedure().title(),
                draft.procedure().number(),
                draft.edit(),
                draft.procedure().stages().stream().map(StageForm::of).toList());
    }

    /** Nought when the address was called without a form. */
    int saving() {
        return edit == null ? 0 : edit;
    }

    List<StageForm> all() {
        return stages == null ? List.of() : stages;
    }

    Procedure procedure(String key, int version) {
        return new Procedure(
                key,
                version,
                title == null ? "" : title.strip(),
                number == null ? "" : number.strip(),
                all().stream().map(StageForm::stage).toList());
    }

    /** What was typed, to be saved over what somebody else saved meanwhile. */
    EditorForm over(Draft now) {
        return new EditorForm(title, number, now.edit(), stages);
    }

    EditorForm with(List<StageForm> others) {
        return new EditorForm(title, number, edit, others);
    }

    EditorForm adding() {
        List<StageForm> more = new ArrayList<>(all());
        more.add(StageForm.blank(more.size() + 1));
        return with(more);
    }

    EditorForm without(int index) {
        List<StageForm> fewer = new ArrayList<>(all());
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return with(fewer);
    }

    EditorForm raising(int index) {
        List<StageForm> moved = new ArrayList<>(all());
        if (index > 0 && index < moved.size()) {
            moved.add(index - 1, moved.remove(index));
        }
        return with(moved);
    }
}
