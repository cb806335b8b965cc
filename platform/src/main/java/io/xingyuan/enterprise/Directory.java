package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.SearchName;
import io.xingyuan.kernel.UnifiedCreditCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 企业名录: stores enterprises and parks. */
@Component
class Directory {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Parameter to column. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("name", "name"),
            Map.entry("plain", "name_plain"),
            Map.entry("pinyin", "name_pinyin"),
            Map.entry("initials", "name_initials"),
            Map.entry("grams", "name_grams"),
            Map.entry("creditCode", "credit_code"),
            Map.entry("park", "park"),
            Map.entry("region", "region"),
            Map.entry("address", "address"),
            Map.entry("industry", "industry"),
            Map.entry("chainPosition", "chain_position"),
            Map.entry("chainSegment", "chain_segment"),
            Map.entry("founded", "founded"));

    private final JdbcClient sql;

    Directory(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Enterprise> find(EnterpriseId id) {
        return sql.sql("""
                select e.*, p.name as park_name from enterprise.enterprise e
                join enterprise.park p on p.code = e.park where e.id = :id""").param("id", id.value()).query(Directory::enterprise).optional();
    }

    Enterprise get(EnterpriseId id) {
        return find(id).orElseThrow(() -> new NotFound("企业"));
    }

    /** Locks the row until the transaction ends, so that facts of one enterprise are written one after the other. */
    void lock(EnterpriseId id) {
        if (sql.sql("select id from enterprise.enterprise where id = :id for no key update")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isEmpty()) {
            throw new NotFound("企业");
        }
    }

    boolean holds(UnifiedCreditCode code, @Nullable EnterpriseId except) {
        return sql.sql("""
                select exists (select 1 from enterprise.enterprise
                    where credit_code = :code and id is distinct from :except::uuid)""")
                .param("code", code.value())
                .param("except", except == null ? null : except.value())
                .query(Boolean.class)
                .single();
    }

    void insert(EnterpriseId id, Profile profile, boolean demo, Change change) {
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_plain, name_pinyin, name_initials, name_grams,
                    credit_code, park, region, address, industry, chain_position, chain_segment, founded, demo,
                    created_at, updated_at, updated_by)
                values (:id, :name, :plain, :pinyin, :initials, :grams, :creditCode, :park, :region, :address,
                    :industry, :chainPosition, :chainSegment, :founded, :demo, :at, :at, :by)""").params(parameters(id, profile, change)).param("demo", demo).update();
        keepRevision(id, change);
    }

    /** Whether the version was still the one that the editor had read. */
    boolean update(EnterpriseId id, int version, Profile profile, Change change) {
        boolean updated = sql.sql("""
                update enterprise.enterprise set name = :name, name_plain = :plain, name_pinyin = :pinyin,
                    name_initials = :initials, name_grams = :grams, credit_code = :creditCode, park = :park,
                    region = :region, address = :address, industry = :industry, chain_position = :chainPosition,
                    chain_segment = :chainSegment, founded = :founded,
                    version = version + 1, updated_at = :at, updated_by = :by
                where id = :id and version = :version""")
                        .params(parameters(id, profile, change))
                        .param("version", version)
                        .update()
                == 1;
        if (updated) {
            keepRevision(id, change);
        }
        return updated;
    }

    /** Many at once, in one statement each for the rows and their revisions. */
    void insertAll(Map<EnterpriseId, Profile> profiles, Change change) {
        sql.sql("""
                insert into enterprise.enterprise (id, name, name_plain, name_pinyin, name_initials, name_grams,
                    credit_code, park, region, address, industry, chain_position, chain_segment, founded,
                    created_at, updated_at, updated_by)
                select r.id, r.name, r.name_plain, r.name_pinyin, r.name_initials, r.name_grams, r.credit_code,
                    r.park, r.region, r.address, r.industry, r.chain_position, r.chain_segment, r.founded,
                    :at, :at, :by
                from jsonb_populate_recordset(null::enterprise.enterprise, :rows::jsonb) r""")
                .param("rows", json(profiles, change))
                .param("at", change.moment())
                .param("by", change.by())
                .update();
        keepRevisions(profiles.keySet(), change);
    }

    /** Many at once; the caller holds the rows locked. */
    void updateAll(Map<EnterpriseId, Profile> profiles, Change change) {
        sql.sql("""
                update enterprise.enterprise e set name = r.name, name_plain = r.name_plain,
                    name_pinyin = r.name_pinyin, name_initials = r.name_initials, name_grams = r.name_grams,
                    park = r.park, region = r.region, address = r.address, industry = r.industry,
                    chain_position = r.chain_position, chain_segment = r.chain_segment, founded = r.founded,
                    version = e.version + 1, updated_at = :at, updated_by = :by
                from jsonb_populate_recordset(null::enterprise.enterprise, :rows::jsonb) r where e.id = r.id""")
                .param("rows", json(profiles, change))
                .param("at", change.moment())
                .param("by", change.by())
                .update();
        keepRevisions(profiles.keySet(), change);
    }

    private void keepRevisions(Set<EnterpriseId> ids, Change change) {
        sql.sql("""
                insert into enterprise.revision (enterprise_id, version, content, changed_by, changed_at)
                select e.id, e.version, to_jsonb(e) - 'name_grams' - 'name_pinyin', :by, :at
                from enterprise.enterprise e where e.id = any(:ids::uuid[])
                on conflict do nothing""")
                .param("ids", ids.stream().map(EnterpriseId::toString).toArray(String[]::new))
                .param("by", change.by())
                .param("at", change.moment())
                .update();
    }

    private static String json(Map<EnterpriseId, Profile> profiles, Change change) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        profiles.forEach((id, profile) -> {
            Map<String, @Nullable Object> row = new HashMap<>();
            parameters(id, profile, change).forEach((name, value) -> {
                String column = COLUMNS.get(name);
                if (column != null) {
                    row.put(column, value instanceof String[] ? value : Objects.toString(value, null));
                }
            });
            rows.add(row);
        });
        return JSON.writeValueAsString(rows);
    }

    /** Whether the version was still the one that the visitor had read. */
    boolean archive(EnterpriseId id, int version, boolean archived, Change change) {
        boolean current = sql.sql("""
                update enterprise.enterprise set archived_at = case when :archived then :at::timestamptz end,
                    version = version + 1, updated_at = :at, updated_by = :by
                where id = :id and version = :version""")
                        .param("archived", archived)
                        .param("id", id.value())
                        .param("version", version)
                        .param("at", change.moment())
                        .param("by", change.by())
                        .update()
                == 1;
        if (current) {
            keepRevision(id, change);
        }
        return current;
    }

    void classify(EnterpriseId id, @Nullable String sizeClass) {
        sql.sql(
                        "update enterprise.enterprise set size_class = :size where id = :id and size_class is distinct from :size")
                .param("size", sizeClass)
                .param("id", id.value())
                .update();
    }

    /** Many at once. */
    void classify(Map<EnterpriseId, @Nullable String> sizes) {
        String[] ids = sizes.keySet().stream().map(EnterpriseId::toString).toArray(String[]::new);
        @Nullable String[] found = sizes.values().toArray(new String[0]);
        sql.sql("""
                update enterprise.enterprise e set size_class = r.size
                from unnest(:ids::uuid[], :sizes::text[]) as r(id, size)
                where e.id = r.id and e.size_class is distinct from r.size""").param("ids", ids).param("sizes", found).update();
    }

    /** The profile as it was at a version; empty when it was not kept. */
    Optional<Enterprise> at(EnterpriseId id, int version) {
        return sql.sql("""
                select r.*, p.name as park_name
                from enterprise.revision v,
                    lateral jsonb_populate_record(null::enterprise.enterprise, v.content) r
                    join enterprise.park p on p.code = r.park
                where v.enterprise_id = :id and v.version = :version""")
                .param("id", id.value())
                .param("version", version)
                .query(Directory::enterprise)
                .optional();
    }

    private void keepRevision(EnterpriseId id, Change change) {
        sql.sql("""
                insert into enterprise.revision (enterprise_id, version, content, changed_by, changed_at)
                select e.id, e.version, to_jsonb(e) - 'name_grams' - 'name_pinyin', :by, :at
                from enterprise.enterprise e where e.id = :id
                on conflict do nothing""")
                .param("id", id.value())
                .param("by", change.by())
                .param("at", change.moment())
                .update();
    }

    private static Map<String, @Nullable Object> parameters(EnterpriseId id, Profile profile, Change change) {
        SearchName name = SearchName.of(profile.name());
        Set<String> grams = new LinkedHashSet<>(name.grams());
        grams.addAll(SearchName.sought(profile.creditCode().value()));
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", id.value());
        parameters.put("name", profile.name());
        parameters.put("plain", name.plain());
        parameters.put("pinyin", name.pinyin());
        parameters.put("initials", name.initials());
        parameters.put("grams", grams.toArray(String[]::new));
        parameters.put("creditCode", profile.creditCode().value());
        parameters.put("park", profile.park().value());
        parameters.put("region", profile.region());
        parameters.put("address", profile.address());
        parameters.put("industry", profile.industry());
        parameters.put("chainPosition", profile.chainPosition());
        parameters.put("chainSegment", profile.chainSegment());
        parameters.put("founded", profile.founded());
        parameters.put("at", change.moment());
        parameters.put("by", change.by());
        return parameters;
    }

    void deleteDemo() {
        sql.sql("delete from enterprise.enterprise where demo").update();
    }

    /** Whether the subject is the enterprise itself or belongs to it. */
    boolean owns(EnterpriseId enterprise, Entity entity, UUID subject) {
        if (entity == Entity.ENTERPRISE) {
            return enterprise.value().equals(subject);
        }
        return sql.sql("""
                select exists (select 1 from enterprise.product
                        where id = :subject and enterprise_id = :enterprise and :entity = 'product')
                    or exists (select 1 from enterprise.project
                        where id = :subject and enterprise_id = :enterprise and entity = :entity)""")
                .param("subject", subject)
                .param("enterprise", enterprise.value())
                .param("entity", KnownFacts.stored(entity))
                .query(Boolean.class)
                .single();
    }

    List<EnterpriseSummary> search(EnterpriseFilter filter, int limit) {
        return list(filter, EnterpriseOrder.NAME, 0, limit).stream()
                .map(Enterprise::summary)
                .toList();
    }

    int count(EnterpriseFilter filter) {
        return sql.sql("select count(*) from enterprise.enterprise e where " + filter.where())
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    List<Enterprise> list(EnterpriseFilter filter, EnterpriseOrder order, long from, int limit) {
        return sql.sql("select e.*, p.name as park_name from enterprise.enterprise e"
                        + " join enterprise.park p on p.code = e.park where " + filter.where()
                        + " order by " + order.sql() + " limit :limit offset :from")
                .params(filter.parameters())
                .param("limit", limit)
                .param("from", from)
                .query(Directory::enterprise)
                .list();
    }

    Map<EnterpriseId, String> names(Set<EnterpriseId> ids) {
        Map<EnterpriseId, String> names = new HashMap<>();
        sql.sql("select id, name from enterprise.enterprise where id = any(:ids)")
                .param("ids", ids.stream().map(EnterpriseId::value).toArray(UUID[]::new))
                .query((RowCallbackHandler)
                        row -> names.put(new EnterpriseId(row.getObject("id", UUID.class)), row.getString("name")));
        return names;
    }

    List<EnterpriseSummary> all() {
        return sql.sql("""
                select e.*, p.name as park_name from enterprise.enterprise e
                join enterprise.park p on p.code = e.park
                where e.archived_at is null order by e.name_pinyin, e.id""").query(Directory::enterprise).list().stream()
                .map(Enterprise::summary)
                .toList();
    }

    /** Every enterprise, archived ones included, by credit code. */
    Map<String, Enterprise> byCreditCode() {
        Map<String, Enterprise> all = new HashMap<>();
        sql.sql("""
                select e.*, p.name as park_name from enterprise.enterprise e
                join enterprise.park p on p.code = e.park""")
                .query(Directory::enterprise)
                .list()
                .forEach(enterprise -> all.put(enterprise.creditCode().value(), enterprise));
        return all;
    }

    Optional<ParkId> parkOf(EnterpriseId id) {
        return sql.sql("select park from enterprise.enterprise where id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(ParkId::new);
    }

    /** The park of an enterprise where it is closed; it does not close, nor open, before this transaction ends. */
    Optional<String> closedPark(EnterpriseId id) {
        return sql.sql("""
                        select p.short_name, p.closed from enterprise.park p
                        where p.code = (select park from enterprise.enterprise where id = :id) for share""")
                .param("id", id.value())
                .query((row, number) -> row.getBoolean("closed") ? row.getString("short_name") : "")
                .optional()
                .filter(name -> !name.isEmpty());
    }

    /** Those that take enterprises. */
    List<ParkSummary> parks() {
        return sql.sql("select code, name, short_name from enterprise.park where not closed order by position, code")
                .query((row, number) -> new ParkSummary(
                        new ParkId(row.getString("code")), row.getString("name"), row.getString("short_name")))
                .list();
    }

    /** What was published about a park: what is true first, then what is meant. */
    List<ParkFigure> figures(ParkId park) {
        return sql.sql("""
                select name, value, period, kind, source from enterprise.park_figure where park = :park
                order by array_position(:kinds::text[], kind), source desc, name""")
                .param("park", park.value())
                .param("kinds", ParkFigure.KINDS.toArray(String[]::new))
                .query(ParkFigure.class)
                .list();
    }

    static Enterprise enterprise(ResultSet row, int number) throws SQLException {
        var archived = row.getTimestamp("archived_at");
        return new Enterprise(
                new EnterpriseId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new UnifiedCreditCode(row.getString("credit_code")),
                new ParkId(row.getString("park")),
                row.getString("park_name"),
                row.getString("region"),
                row.getString("address"),
                row.getString("industry"),
                row.getString("chain_position"),
                row.getString("chain_segment"),
                row.getObject("founded", LocalDate.class),
                row.getString("size_class"),
                row.getInt("version"),
                archived == null ? null : archived.toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("updated_by"));
    }
}
