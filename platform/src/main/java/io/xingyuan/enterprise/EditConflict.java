package io.xingyuan.enterprise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * 修改冲突: somebody else saved while this person was editing: who, when, and what is different field by field.
 *
 * @param by who saved meanwhile
 * @param at the minute in which they did
 */
record EditConflict(String by, String at, List<Field> fields) {

    /**
     * 一栏: what it was when both began, what the other made of it, and what this person typed.
     *
     * @param label Chinese; translated when drawn
     */
    record Field(String name, String label, String before, String theirs, String mine) {

        boolean theyChanged() {
            return !before.equals(theirs);
        }

        boolean iChanged() {
            return !before.equals(mine);
        }

        /** Both changed it, to something different. */
        boolean clash() {
            return theyChanged() && iChanged() && !theirs.equals(mine);
        }
    }

    static EditConflict of(
            String by,
            String at,
            Map<String, String> before,
            Map<String, String> theirs,
            Map<String, String> mine,
            UnaryOperator<String> label) {
        List<Field> fields = new ArrayList<>();
        mine.forEach((name, typed) -> {
            Field field = new Field(
                    name, label.apply(name), before.getOrDefault(name, ""), theirs.getOrDefault(name, ""), typed);
            if (field.theyChanged() || field.iChanged()) {
                fields.add(field);
            }
        });
        return new EditConflict(by, at, fields);
    }

    /** The same with stored values as everybody sees them; what this person typed anew stays. */
    EditConflict masked(BinaryOperator<String> shown) {
        return new EditConflict(
                by,
                at,
                fields.stream()
                        .map(field -> new Field(
                                field.name(),
                                field.label(),
                                shown.apply(field.name(), field.before()),
                                shown.apply(field.name(), field.theirs()),
                                field.iChanged() ? field.mine() : shown.apply(field.name(), field.mine())))
                        .toList());
    }

    /** What this person typed, with the other's changes taken over in the fields that this person left alone. */
    Map<String, String> merged(Map<String, String> mine) {
        Map<String, String> merged = new LinkedHashMap<>(mine);
        for (Field field : fields) {
            if (field.theyChanged() && !field.iChanged()) {
                merged.put(field.name(), field.theirs());
            }
        }
        return merged;
    }
}
