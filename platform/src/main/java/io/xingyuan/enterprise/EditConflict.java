package io.xingyuan.enterprise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    static EditConflict of(EnterpriseForm before, Enterprise now, EnterpriseForm mine) {
        Map<String, String> was = before.fields();
        Map<String, String> theirs = EnterpriseForm.of(now).fields();
        List<Field> fields = new ArrayList<>();
        mine.fields().forEach((name, typed) -> {
            Field field = new Field(
                    name, EnterpriseForm.label(name), was.getOrDefault(name, ""), theirs.getOrDefault(name, ""), typed);
            if (field.theyChanged() || field.iChanged()) {
                fields.add(field);
            }
        });
        return new EditConflict(now.updatedBy(), Happening.minute(now.updatedAt()), fields);
    }

    /** What this person typed, with the other's changes taken over in the fields that this person left alone. */
    EnterpriseForm merged(EnterpriseForm mine, Enterprise now) {
        Map<String, String> merged = mine.fields();
        for (Field field : fields) {
            if (field.theyChanged() && !field.iChanged()) {
                merged.put(field.name(), field.theirs());
            }
        }
        return new EnterpriseForm(
                merged.getOrDefault("name", ""),
                merged.getOrDefault("creditCode", ""),
                merged.getOrDefault("park", ""),
                merged.get("region"),
                merged.get("address"),
                merged.get("industry"),
                merged.get("chainPosition"),
                merged.get("chainSegment"),
                merged.get("founded"),
                now.version());
    }
}
