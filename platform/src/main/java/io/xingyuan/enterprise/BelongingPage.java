package io.xingyuan.enterprise;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 名下之物的表单页: the form that adds or edits one thing that belongs to an enterprise.
 *
 * @param item null when one is added
 * @param conflict set when somebody else saved meanwhile
 */
record BelongingPage(
        Enterprise enterprise,
        Belonging kind,
        @Nullable UUID item,
        @Nullable EditConflict conflict) {

    String action() {
        String all = "/enterprises/" + enterprise.id() + "/" + kind.path();
        return item == null ? all : all + "/" + item;
    }

    /** Whether the field stands in the form: what was chosen once is no longer asked, and an id never. */
    boolean asks(BelongingField field) {
        return field.sort() != BelongingField.Sort.ID && (item == null || !field.fixed());
    }

    /** The page on which it is shown. */
    static String shownAt(Enterprise enterprise, BelongingForm form, @Nullable UUID item) {
        String file = "/enterprises/" + enterprise.id();
        UUID subject = form.kind().archived() ? item : form.product();
        return subject == null ? file + "#" + form.kind().path() : file + "/subjects/" + subject;
    }
}
