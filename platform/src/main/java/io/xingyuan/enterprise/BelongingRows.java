package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 名下之物的行: stores what belongs to an enterprise, kind by kind in the columns that its fields name, with history. */
@Component
class BelongingRows {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> VALUES = new TypeReference<>() {};

    private final JdbcClient sql;
    private final Sealing sealing;

    BelongingRows(JdbcClient sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    /** One as it stands, by field. */
    Optional<BelongingForm> find(Belonging kind, EnterpriseId enterprise, UUID item) {
        String columns = kind.fields().stream()
                .map(field -> "coalesce(" + field.column() + "::text, '') as \"" + field.name() + "\"")
                .collect(Collectors.joining(", "));
        return sql.sql("select version, " + columns + " from " + kind.table()
                        + " where id = :item and enterprise_id = :enterprise" + inUse(kind))
                .param("item", item)
                .param("enterprise", enterprise.value())
                .query((row, number) -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (BelongingField field : kind.fields()) {
                        String stored = row.getString(field.name());
                        values.put(
                                field.name(),
                                field.mask() == null ? stored : sealing.open(column(kind, field), item, stored));
                    }
                    return new BelongingForm(kind, values, row.getInt("version"));
                })
                .optional();
    }

    /** The product, or the project of the same sort, that has this name already; archived ones count. */
    Optional<Twin> twin(EnterpriseId enterprise, BelongingForm form) {
        if (!form.kind().archived()) {
            return Optional.empty();
        }
        String sameSort = form.kind() == Belonging.PROJECT ? " and entity = :entity" : "";
        return sql.sql("select id, version, archived_at is not null as archived from "
                        + form.kind().table() + " where enterprise_id = :enterprise and name = :name" + sameSort)
                .params(form.values())
                .param("enterprise", enterprise.value())
                .query((row, number) ->
                        new Twin(row.getObject("id", UUID.class), row.getInt("version"), row.getBoolean("archived")))
                .optional();
    }

    /** 同名者: one that has the name already. */
    record Twin(UUID id, int version, boolean archived) {}

    void insert(EnterpriseId enterprise, UUID item, BelongingForm form) {
        String columns =
                form.kind().fields().stream().map(BelongingField::column).collect(Collectors.joining(", "));
        String values =
                form.kind().fields().stream().map(BelongingField::stored).collect(Collectors.joining(", "));
        sql.sql("insert into " + form.kind().table() + " (id, enterprise_id, " + columns
                        + ") values (:item, :enterprise, " + values + ")")
                .params(parameters(enterprise, item, form))
                .update();
    }

    /** Whether the version was still the one that the editor had read. An archived one is in use again. */
    boolean update(EnterpriseId enterprise, UUID item, BelongingForm form) {
        String values = form.kind().fields().stream()
                .map(field -> field.column() + " = " + field.stored())
                .collect(Collectors.joining(", "));
        return sql.sql("update " + form.kind().table() + " set " + values + ", version = version + 1"
                                + (form.kind().archived() ? ", archived_at = null" : "")
                                + " where id = :item and enterprise_id = :enterprise and version = :version")
                        .params(parameters(enterprise, item, form))
                        .update()
                == 1;
    }

    /** Whether the version was still the one that the editor had read. */
    boolean remove(EnterpriseId enterprise, UUID item, BelongingForm read, Change change) {
        String statement = read.kind().archived()
                ? "update " + read.kind().table() + " set archived_at = :at, version = version + 1"
                : "delete from " + read.kind().table();
        return sql.sql(statement + " where id = :item and enterprise_id = :enterprise and version = :version")
                        .param("item", item)
                        .param("enterprise", enterprise.value())
                        .param("version", read.version())
                        .param("at", change.moment())
                        .update()
                == 1;
    }

    /** Keeps what a version held. {@code what}: added, edited, removed, or kept for one that no form had touched before. */
    void keep(EnterpriseId enterprise, UUID item, BelongingForm form, String what, Change change) {
        sql.sql("""
                insert into enterprise.belonging_revision
                    (item_id, version, enterprise_id, kind, what, content, changed_by, changed_at)
                values (:item, :version, :enterprise, :kind, :what, :content::jsonb, :by, :at)
                on conflict do nothing""")
                .param("item", item)
                .param("version", form.version())
                .param("enterprise", enterprise.value())
                .param("kind", form.kind().path())
                .param("what", what)
                .param("content", JSON.writeValueAsString(sealed(item, form)))
                .param("by", change.by())
                .param("at", change.moment())
                .update();
    }

    /** Personal data goes with the person: what was kept of a contact is emptied. */
    void forget(UUID item) {
        sql.sql("update enterprise.belonging_revision set content = '{}' where item_id = :item")
                .param("item", item)
                .update();
    }

    Optional<Revision> revision(UUID item, int version) {
        return sql.sql("""
                select kind, content::text as content, changed_by, changed_at from enterprise.belonging_revision
                where item_id = :item and version = :version""")
                .param("item", item)
                .param("version", version)
                .query((row, number) -> new Revision(
                        opened(item, version, row.getString("kind"), JSON.readValue(row.getString("content"), VALUES)),
                        row.getString("changed_by"),
                        Happening.minute(row.getTimestamp("changed_at").toInstant())))
                .optional();
    }

    /** 版本: what a version held, who made it, and when. */
    record Revision(Map<String, String> values, String by, String at) {}

    private static String inUse(Belonging kind) {
        return kind.archived() ? " and archived_at is null" : "";
    }

    private static Stream<BelongingField> personal(Belonging kind) {
        return kind.fields().stream().filter(field -> field.mask() != null);
    }

    private static SealedColumn column(Belonging kind, BelongingField field) {
        return SealedColumn.of(kind.table(), field.column());
    }

    private static SealedColumn revised(BelongingField field) {
        return SealedColumn.inJson(
                "enterprise.belonging_revision", "content", field.name(), "item_id::text || '/' || version");
    }

    /** Every place of this module in which values lie as ciphertext. */
    static List<SealedColumn> sealedColumns() {
        return Stream.of(Belonging.values())
                .flatMap(kind -> personal(kind).flatMap(field -> Stream.of(column(kind, field), revised(field))))
                .toList();
    }

    private Map<String, String> sealed(UUID item, BelongingForm form) {
        Map<String, String> content = new LinkedHashMap<>(form.values());
        personal(form.kind())
                .forEach(field -> content.put(
                        field.name(),
                        sealing.seal(revised(field), item + "/" + form.version(), form.value(field.name()))));
        return content;
    }

    private Map<String, String> opened(UUID item, int version, String kind, Map<String, String> content) {
        personal(Belonging.at(kind))
                .forEach(field -> content.computeIfPresent(
                        field.name(), (_, stored) -> sealing.open(revised(field), item + "/" + version, stored)));
        return content;
    }

    private Map<String, @Nullable Object> parameters(EnterpriseId enterprise, UUID item, BelongingForm form) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.putAll(form.values());
        personal(form.kind())
                .forEach(field -> parameters.put(
                        field.name(), sealing.seal(column(form.kind(), field), item, form.value(field.name()))));
        parameters.put("enterprise", enterprise.value());
        parameters.put("item", item);
        parameters.put("version", form.version());
        return parameters;
    }
}
