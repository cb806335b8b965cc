package io.xingyuan.enterprise;

import io.xingyuan.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 档案表单页: the form that enrols or edits an enterprise.
 *
 * @param enterprise null when a new one is enrolled
 * @param conflict set when somebody else saved meanwhile
 */
record FormPage(
        @Nullable Enterprise enterprise,
        List<Choice> parks,
        @Nullable EditConflict conflict) {

    String action() {
        return enterprise == null ? "/enterprises" : "/enterprises/" + enterprise.id();
    }
}
