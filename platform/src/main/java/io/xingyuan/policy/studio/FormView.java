package io.xingyuan.policy.studio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 表单栏: the part of a text that is open as a form.
 *
 * @param parts titles of the clauses, in the order of the text
 * @param chosen which clause; -1 for the document itself
 * @param clause null for the document, and for a clause that cannot be taken apart
 * @param of fingerprint of the text that the form shows
 */
record FormView(
        boolean readable,
        List<String> parts,
        int chosen,
        @Nullable DocumentForm document,
        @Nullable ClauseForm clause,
        String of) {

    static FormView unreadable(String text) {
        return new FormView(false, List.of(), -1, null, null, Fingerprint.of(text));
    }
}
