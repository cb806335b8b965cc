package io.xingyuan.audit;

import java.util.List;

/**
 * 一项操作: what was done to one subject within a transaction.
 *
 * @param kind what the subject is, in Chinese
 */
record Part(String action, String kind, String id, String name, List<FieldChange> changes) {

    Part {
        action = Storable.text(action);
        kind = Storable.text(kind);
        id = Storable.text(id);
        name = Storable.text(name);
        changes = List.copyOf(changes);
    }
}
