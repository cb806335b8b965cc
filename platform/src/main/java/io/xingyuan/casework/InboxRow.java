package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 待办行: one line of the inbox.
 *
 * @param task null on lists of cases
 * @param state what stands in the column of states
 * @param look its kind of tag
 * @param dueText the last day as it is written, empty for none
 * @param objections how many objections of the public wait for an answer
 * @param principal in whose name, empty for one's own
 */
record InboxRow(
        CaseId caseId,
        @Nullable UUID task,
        String number,
        String title,
        String applicant,
        String stageName,
        String state,
        String look,
        String holder,
        boolean claimed,
        int urged,
        int objections,
        String since,
        @Nullable LocalDate due,
        String dueText,
        @Nullable Light light,
        String principal) {

    static String look(Light light) {
        return switch (light) {
            case GREEN -> "ok";
            case YELLOW -> "near";
            case RED, OVERDUE -> "bad";
        };
    }

    String lightLook() {
        return light == null ? "no" : look(light);
    }
}
