package io.xingyuan.policy.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 表单栏: the part of a text that is open as a form.
 *
 * @param parts titles of the clauses, in the order of the text
 * @param chosen which clause; -1 for the document itself
 * @param fact null for a policy, and for a fact that cannot be taken apart
 * @param clause null for the document, and for a clause that cannot be taken apart
 * @param of the text that the form was drawn from
 */
record FormView(
        boolean readable,
        boolean dictionary,
        List<String> parts,
        int chosen,
        @Nullable FactForm fact,
        @Nullable DocumentForm document,
        @Nullable ClauseForm clause,
        String of) {

    boolean crowded() {
        return readable && parts.isEmpty() && document == null && fact == null;
    }

    /** Whether there is something to change as a form. */
    boolean open() {
        return document != null || fact != null || clause != null;
    }

    static FormView unreadable(String text) {
        return new FormView(false, false, List.of(), -1, null, null, null, text);
    }

    /** Of a text with more parts than a page has room for; the form has none of them. */
    static FormView crowded(boolean dictionary, String text) {
        return new FormView(true, dictionary, List.of(), -1, null, null, null, text);
    }
}
