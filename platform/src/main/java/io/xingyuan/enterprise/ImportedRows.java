package io.xingyuan.enterprise;

import io.xingyuan.identity.EmployerNames;
import io.xingyuan.kernel.EnterpriseId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 导入的行: writes rows of an import, keeps what was there before, and puts that back. */
@Component
class ImportedRows {

    private final JdbcClient sql;
    private final Directory directory;
    private final Belongings belongings;
    private final EmployerNames employers;
    private final Clock clock;

    ImportedRows(JdbcClient sql, Directory directory, Belongings belongings, EmployerNames employers, Clock clock) {
        this.employers = employers;
        this.sql = sql;
        this.directory = directory;
        this.belongings = belongings;
        this.clock = clock;
    }

    /** 一家: an enterprise that an import enrols or changes. */
    record Entry(EnterpriseId id, Profile profile, int version, boolean created) {}

    void lock(Collection<EnterpriseId> ids) {
        sql.sql("""
                select id from enterprise.enterprise where id = any(:ids::uuid[]) order by id for no key update""")
                .param("ids", texts(ids.stream().map(EnterpriseId::value).toList()))
                .query(UUID.class)
                .list();
    }

    void write(UUID importId, List<Entry> entries, String by) {
        Change change = Change.now(clock, by);
        List<Entry> changed = entries.stream().filter(entry -> !entry.created()).toList();
        keep(importId, changed.stream().map(entry -> entry.id().value()).toList());
        directory.insertAll(profiles(entries.stream().filter(Entry::created).toList()), change);
        directory.updateAll(profiles(changed), change);
        Map<EnterpriseId, String> names = new LinkedHashMap<>();
        changed.forEach(entry -> names.put(entry.id(), entry.profile().name()));
        follow(names);
        note(
                importId,
                "enterprise",
                entries.stream()
                        .filter(Entry::created)
                        .map(entry -> entry.id().value())
                        .toList());
    }

    private void follow(Map<EnterpriseId, String> names) {
        if (!names.isEmpty()) {
            employers.follow(names);
        }
    }

    private static Map<EnterpriseId, Profile> profiles(List<Entry> entries) {
        Map<EnterpriseId, Profile> profiles = new LinkedHashMap<>();
        entries.forEach(entry -> profiles.put(entry.id(), entry.profile()));
        return profiles;
    }

    void insert(UUID importId, List<Product> products) {
        belongings.insert(products);
        note(importId, "product", products.stream().map(Product::id).toList());
    }

    void update(UUID importId, List<Product> products) {
        sql.sql("""
                insert into enterprise.import_change (import_id, entity, entity_id, version_after, before)
                select :import, 'product', p.id, p.version + 1, to_jsonb(p)
                from enterprise.product p where p.id = any(:ids::uuid[])""")
                .param("import", importId)
                .param("ids", texts(products.stream().map(Product::id).toList()))
                .update();
        belongings.updateAll(products);
    }

    Set<EnterpriseId> touched(UUID importId) {
        return new LinkedHashSet<>(sql.sql("""
                select entity_id from enterprise.import_change where import_id = :import and entity = 'enterprise'
                union select p.enterprise_id from enterprise.import_change c
                    join enterprise.product p on p.id = c.entity_id
                    where c.import_id = :import and c.entity = 'product'
                union select enterprise_id from enterprise.fact where import_id = :import""")
                .param("import", importId)
                .query((row, number) -> new EnterpriseId(row.getObject(1, UUID.class)))
                .list());
    }

    /** How many rows were changed since and so stay as they are. */
    int takeBack(UUID importId) {
        int back = sql.sql("""
                update enterprise.product p set name = b.name, kind = b.kind, catalogue = b.catalogue,
                    device_class = b.device_class, stage = b.stage, version = p.version + 1
                from enterprise.import_change c, lateral jsonb_populate_record(null::enterprise.product, c.before) b
                where c.import_id = :import and c.entity = 'product' and c.before is not null
                  and p.id = c.entity_id and p.version = c.version_after""").param("import", importId).update();
        back += sql.sql("""
                delete from enterprise.product p using enterprise.import_change c
                where c.import_id = :import and c.entity = 'product' and c.before is null
                  and p.id = c.entity_id and p.version = c.version_after
                  and not exists (select 1 from enterprise.fact f where f.entity_id = p.id
                      and f.import_id is distinct from :import)""").param("import", importId).update();
        back += sql.sql("""
                update enterprise.enterprise e set name = b.name, name_plain = b.name_plain,
                    name_pinyin = b.name_pinyin, name_initials = b.name_initials, name_grams = b.name_grams,
                    park = b.park, region = b.region, address = b.address, industry = b.industry,
                    chain_position = b.chain_position, chain_segment = b.chain_segment, founded = b.founded,
                    version = e.version + 1, updated_at = b.updated_at, updated_by = b.updated_by
                from enterprise.import_change c,
                    lateral jsonb_populate_record(null::enterprise.enterprise, c.before) b
                where c.import_id = :import and c.entity = 'enterprise' and c.before is not null
                  and e.id = c.entity_id and e.version = c.version_after""").param("import", importId).update();
        follow(namesOf(importId));
        back += sql.sql("""
                delete from enterprise.enterprise e using enterprise.import_change c
                where c.import_id = :import and c.entity = 'enterprise' and c.before is null
                  and e.id = c.entity_id and e.version = c.version_after
                  and not exists (select 1 from enterprise.fact f where f.enterprise_id = e.id
                      and f.import_id is distinct from :import)
                  and not exists (select 1 from enterprise.product p where p.enterprise_id = e.id)""").param("import", importId).update();
        int all = sql.sql("select count(*) from enterprise.import_change where import_id = :import")
                .param("import", importId)
                .query(Integer.class)
                .single();
        sql.sql("delete from enterprise.import_change where import_id = :import")
                .param("import", importId)
                .update();
        return all - back;
    }

    private Map<EnterpriseId, String> namesOf(UUID importId) {
        Map<EnterpriseId, String> names = new LinkedHashMap<>();
        sql.sql("""
                select e.id, e.name from enterprise.enterprise e join enterprise.import_change c
                    on c.entity = 'enterprise' and c.entity_id = e.id and c.before is not null
                where c.import_id = :import""")
                .param("import", importId)
                .query((row, number) ->
                        names.put(new EnterpriseId(row.getObject("id", UUID.class)), row.getString("name")))
                .list();
        return names;
    }

    private void keep(UUID importId, List<UUID> ids) {
        sql.sql("""
                insert into enterprise.import_change (import_id, entity, entity_id, version_after, before)
                select :import, 'enterprise', e.id, e.version + 1, to_jsonb(e)
                from enterprise.enterprise e where e.id = any(:ids::uuid[])""").param("import", importId).param("ids", texts(ids)).update();
    }

    private void note(UUID importId, String entity, List<UUID> ids) {
        sql.sql("""
                insert into enterprise.import_change (import_id, entity, entity_id, version_after)
                select :import, :entity, i, 1 from unnest(:ids::uuid[]) as i""")
                .param("import", importId)
                .param("entity", entity)
                .param("ids", texts(ids))
                .update();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
