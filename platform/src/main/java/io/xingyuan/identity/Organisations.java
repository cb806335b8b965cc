package io.xingyuan.identity;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 单位库: stores organisations. */
@Component
@OnParkSide
class Organisations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Organisations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Organisation get(OrganisationId id) {
        return jdbc.sql("select * from identity.organisation where id = :id")
                .param("id", id.value())
                .query(Organisations::organisation)
                .optional()
                .orElseThrow(() -> new NotFound("单位"));
    }

    /** Those in use, by kind and name, without enterprises. */
    List<Organisation> ofThePark() {
        return jdbc.sql("""
                select * from identity.organisation where kind <> 'ENTERPRISE' and archived_at is null
                order by array_position(:kinds::text[], kind), name""")
                .param("kinds", kinds())
                .query(Organisations::organisation)
                .list();
    }

    /** By kind and name; {@code kind} empty for all. */
    Listing<Organisation> list(String words, String kind, boolean archived, Paging paging) {
        String where = """
                where lower(name) like :like and (:kind = '' or kind = :kind)
                  and (archived_at is not null) = :archived""";
        String like = "%" + words.replaceAll("([\\\\%_])", "\\\\$1").toLowerCase(Locale.ROOT) + "%";
        long total = jdbc.sql("select count(*) from identity.organisation " + where)
                .param("like", like)
                .param("kind", kind)
                .param("archived", archived)
                .query(Long.class)
                .single();
        List<Organisation> rows = jdbc.sql("select * from identity.organisation " + where
                        + " order by array_position(:kinds::text[], kind), name, id limit :limit offset :offset")
                .param("like", like)
                .param("kind", kind)
                .param("archived", archived)
                .param("kinds", kinds())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(Organisations::organisation)
                .list();
        return new Listing<>(rows, total, paging);
    }

    /** In a demo it goes when the demo ends. */
    OrganisationId add(OrganisationKind kind, String name, @Nullable String region) {
        OrganisationId id = new OrganisationId(Ids.next(clock));
        insert(id, kind, name, region, null, false);
        return id;
    }

    /** The organisation that stands for an enterprise; made when there is none yet. */
    OrganisationId of(EnterpriseId enterprise, String name, boolean demo) {
        return of(enterprise).orElseGet(() -> {
            String free = named(OrganisationKind.ENTERPRISE, name, null) ? name + " " + enterprise : name;
            insert(new OrganisationId(Ids.next(clock)), OrganisationKind.ENTERPRISE, free, null, enterprise, demo);
            return of(enterprise).orElseThrow(); // of two at once the first made it
        });
    }

    private Optional<OrganisationId> of(EnterpriseId enterprise) {
        return jdbc.sql("select id from identity.organisation where enterprise_id = :enterprise")
                .param("enterprise", enterprise.value())
                .query(UUID.class)
                .optional()
                .map(OrganisationId::new);
    }

    /** The names of those that stand for one of these enterprises. */
    Map<EnterpriseId, String> named(Collection<EnterpriseId> enterprises) {
        Map<EnterpriseId, String> names = new LinkedHashMap<>();
        jdbc.sql("""
                select enterprise_id, name from identity.organisation where enterprise_id = any(:enterprises::uuid[])
                order by enterprise_id""")
                .param(
                        "enterprises",
                        enterprises.stream()
                                .map(each -> each.value().toString())
                                .toArray(String[]::new))
                .query((row, number) ->
                        names.put(new EnterpriseId(row.getObject("enterprise_id", UUID.class)), row.getString("name")))
                .list();
        return names;
    }

    /** With the enterprise's number behind it when another bears the name. */
    void rename(EnterpriseId enterprise, String name) {
        OrganisationId id = of(enterprise).orElseThrow(() -> new NotFound("单位"));
        jdbc.sql("update identity.organisation set name = :name, version = version + 1 where id = :id")
                .param("name", named(OrganisationKind.ENTERPRISE, name, id) ? name + " " + enterprise : name)
                .param("id", id.value())
                .update();
    }

    /** The organisation that an appointment means; made when an enterprise has none yet. */
    OrganisationId of(Appointment appointment) {
        Employers.Employer employer = appointment.employer();
        OrganisationId organisation = appointment.organisation();
        if (employer != null) {
            return of(employer.id(), employer.name(), false);
        }
        if (organisation == null) {
            throw new NotFound("单位");
        }
        return organisation;
    }

    /** Whether another organisation of this kind bears the name. */
    boolean named(OrganisationKind kind, String name, @Nullable OrganisationId except) {
        return jdbc.sql("""
                select exists (select 1 from identity.organisation
                    where kind = :kind and name = :name and id is distinct from :except::uuid)""")
                .param("kind", kind.name())
                .param("name", name)
                .param("except", except == null ? null : except.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the version was still the one that the editor had read. */
    boolean update(OrganisationId id, int version, OrganisationKind kind, String name, @Nullable String region) {
        return jdbc.sql("""
                update identity.organisation set kind = :kind, name = :name, region = :region, version = version + 1
                where id = :id and version = :version""")
                        .param("kind", kind.name())
                        .param("name", name)
                        .param("region", region)
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Whether the version was still the one that the visitor had read. */
    boolean archive(OrganisationId id, int version, boolean archived) {
        return jdbc.sql("""
                update identity.organisation
                set archived_at = case when :archived then :now::timestamptz end, version = version + 1
                where id = :id and version = :version""")
                        .param("archived", archived)
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Locks the row until the transaction ends, so that its people change one after the other. */
    void lock(OrganisationId id) {
        List<UUID> locked = jdbc.sql("select id from identity.organisation where id = :id for no key update")
                .param("id", id.value())
                .query(UUID.class)
                .list();
        if (locked.isEmpty()) {
            throw new NotFound("单位");
        }
    }

    void removeDemo() {
        jdbc.sql("delete from identity.invitation where demo").update();
        jdbc.sql("delete from identity.organisation where demo").update();
    }

    private void insert(
            OrganisationId id,
            OrganisationKind kind,
            String name,
            @Nullable String region,
            @Nullable EnterpriseId enterprise,
            boolean demo) {
        jdbc.sql("""
                insert into identity.organisation (id, kind, name, region, enterprise_id, demo, created_at)
                values (:id, :kind, :name, :region, :enterprise,
                    :demo or exists (select 1 from identity.installation where mode = 'DEMO'), :now)
                on conflict (enterprise_id) do nothing""")
                .param("id", id.value())
                .param("kind", kind.name())
                .param("name", name)
                .param("region", region)
                .param("enterprise", enterprise == null ? null : enterprise.value())
                .param("demo", demo)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private static String[] kinds() {
        return java.util.Arrays.stream(OrganisationKind.values())
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        UUID enterprise = row.getObject("enterprise_id", UUID.class);
        return new Organisation(
                new OrganisationId(row.getObject("id", UUID.class)),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("region"),
                enterprise == null ? null : new EnterpriseId(enterprise),
                row.getBoolean("demo"),
                row.getTimestamp("archived_at") != null,
                row.getInt("version"));
    }
}
