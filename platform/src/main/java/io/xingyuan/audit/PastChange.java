package io.xingyuan.audit;

import static io.xingyuan.web.Texts.t;

import java.util.Arrays;
import java.util.List;

/**
 * 变更记录: one change of a subject, without what only the audit administrator sees.
 *
 * @param by the name of whoever did it
 * @param role the Chinese name of the role then; empty for the program itself
 */
public record PastChange(String time, String by, String role, String action, List<FieldChange> fields) {

    static PastChange of(AuditEntry entry, String subject) {
        List<Part> about = entry.parts().stream()
                .filter(part -> part.id().equals(subject) || alone(entry, subject))
                .toList();
        return new PastChange(
                entry.time(),
                entry.row().origin().name(),
                entry.role(),
                String.join(
                        "、",
                        about.stream().map(part -> t(part.action())).distinct().toList()),
                about.stream().flatMap(part -> part.changes().stream()).toList());
    }

    /** Whether the row is about nothing but the subject and one thing that belongs to it. */
    private static boolean alone(AuditEntry entry, String subject) {
        return entry.parts().stream()
                                .map(Part::id)
                                .filter(id -> !id.equals(subject))
                                .distinct()
                                .count()
                        == 1
                && entry.parts().stream()
                        .filter(part -> !part.id().equals(subject))
                        .noneMatch(part -> Arrays.asList("企业", "导入").contains(part.kind()));
    }
}
