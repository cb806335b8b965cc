package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.sealing.SealedColumn;
import io.xingyuan.sealing.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 名下之物: stores the products, projects, qualifications and contacts of enterprises. */
@Component
class Belongings {

    private static final SealedColumn PHONE = SealedColumn.of("enterprise.contact", "phone");
    private static final SealedColumn EMAIL = SealedColumn.of("enterprise.contact", "email");

    private final JdbcClient sql;
    private final Sealing sealing;

    Belongings(JdbcClient sql, Sealing sealing) {
        this.sql = sql;
        this.sealing = sealing;
    }

    List<Product> products(EnterpriseId enterprise) {
        return sql.sql("""
                select * from enterprise.product
                where enterprise_id = :enterprise and archived_at is null order by id""")
                .param("enterprise", enterprise.value())
                .query(Belongings::product)
                .list();
    }

    List<Product> allProducts() {
        return sql.sql("select * from enterprise.product")
                .query(Belongings::product)
                .list();
    }

    Optional<Product> product(EnterpriseId enterprise, UUID id) {
        return products(enterprise).stream()
                .filter(product -> product.id().equals(id))
                .findFirst();
    }

    void insert(List<Product> products) {
        withArrays("""
                insert into enterprise.product (id, enterprise_id, name, kind, catalogue, device_class, stage)
                select * from unnest(:ids::uuid[], :enterprises::uuid[], :names::text[], :kinds::text[],
                    :catalogues::text[], :classes::text[], :stages::text[])""", products).update();
    }

    /** Many at once; the caller holds their enterprises locked. */
    void updateAll(List<Product> products) {
        withArrays("""
                update enterprise.product p set name = r.name, kind = r.kind, catalogue = r.catalogue,
                    device_class = r.device_class, stage = r.stage, version = p.version + 1
                from unnest(:ids::uuid[], :enterprises::uuid[], :names::text[], :kinds::text[],
                    :catalogues::text[], :classes::text[], :stages::text[])
                    as r(id, enterprise_id, name, kind, catalogue, device_class, stage)
                where p.id = r.id and p.enterprise_id = r.enterprise_id""", products).update();
    }

    private JdbcClient.StatementSpec withArrays(String statement, List<Product> products) {
        return sql.sql(statement)
                .param("ids", texts(products, product -> product.id().toString()))
                .param(
                        "enterprises",
                        texts(products, product -> product.enterprise().toString()))
                .param("names", texts(products, Product::name))
                .param("kinds", texts(products, Product::kind))
                .param("catalogues", texts(products, Product::catalogue))
                .param("classes", texts(products, Product::deviceClass))
                .param("stages", texts(products, Product::stage));
    }

    private static @Nullable String[] texts(List<Product> products, Function<Product, @Nullable String> part) {
        @Nullable String[] texts = new String[products.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.apply(products.get(i));
        }
        return texts;
    }

    /** Whether the version was still the one that the visitor had read. */
    boolean update(Product product) {
        return sql.sql("""
                update enterprise.product set name = :name, kind = :kind, catalogue = :catalogue,
                    device_class = :deviceClass, stage = :stage, version = version + 1
                where id = :id and enterprise_id = :enterprise and version = :version""").params(parameters(product)).update() == 1;
    }

    List<Project> projects(EnterpriseId enterprise) {
        return sql.sql("""
                select * from enterprise.project
                where enterprise_id = :enterprise and archived_at is null order by entity desc, id""")
                .param("enterprise", enterprise.value())
                .query((row, number) -> new Project(
                        row.getObject("id", UUID.class),
                        enterprise,
                        KnownFacts.entity(row.getString("entity")),
                        row.getString("name"),
                        row.getString("stage"),
                        row.getObject("started", LocalDate.class)))
                .list();
    }

    void insert(Project project) {
        sql.sql("""
                insert into enterprise.project (id, enterprise_id, entity, name, stage, started)
                values (:id, :enterprise, :entity, :name, :stage, :started)""")
                .param("id", project.id())
                .param("enterprise", project.enterprise().value())
                .param("entity", KnownFacts.stored(project.entity()))
                .param("name", project.name())
                .param("stage", project.stage())
                .param("started", project.started())
                .update();
    }

    List<Qualification> qualifications(EnterpriseId enterprise) {
        return sql.sql("""
                select * from enterprise.qualification
                where enterprise_id = :enterprise order by product_id nulls first, granted desc nulls last, id""")
                .param("enterprise", enterprise.value())
                .query((row, number) -> new Qualification(
                        row.getObject("id", UUID.class),
                        enterprise,
                        row.getObject("product_id", UUID.class),
                        row.getString("kind"),
                        row.getString("number"),
                        row.getString("issuer"),
                        row.getObject("granted", LocalDate.class),
                        row.getObject("expires", LocalDate.class)))
                .list();
    }

    /** The kinds in use, for the filter of the list. */
    List<String> qualificationKinds() {
        return sql.sql("""
                select kind from enterprise.qualification where product_id is null group by kind order by kind""").query(String.class).list();
    }

    void insert(Qualification qualification) {
        sql.sql("""
                insert into enterprise.qualification
                    (id, enterprise_id, product_id, kind, number, issuer, granted, expires)
                values (:id, :enterprise, :product, :kind, :number, :issuer, :granted, :expires)""")
                .param("id", qualification.id())
                .param("enterprise", qualification.enterprise().value())
                .param("product", qualification.product())
                .param("kind", qualification.kind())
                .param("number", qualification.number())
                .param("issuer", qualification.issuer())
                .param("granted", qualification.granted())
                .param("expires", qualification.expires())
                .update();
    }

    List<Contact> contacts(EnterpriseId enterprise) {
        return sql.sql("""
                select * from enterprise.contact where enterprise_id = :enterprise order by main desc, name, id""")
                .param("enterprise", enterprise.value())
                .query((row, number) -> contact(row, enterprise))
                .list();
    }

    private Contact contact(ResultSet row, EnterpriseId enterprise) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Contact(
                id,
                enterprise,
                row.getString("name"),
                row.getString("position"),
                sealing.open(PHONE, id, row.getString("phone")),
                sealing.open(EMAIL, id, row.getString("email")),
                row.getBoolean("main"));
    }

    void insert(Contact contact) {
        sql.sql("""
                insert into enterprise.contact (id, enterprise_id, name, position, phone, email, main)
                values (:id, :enterprise, :name, :position, :phone, :email, :main)""")
                .param("id", contact.id())
                .param("enterprise", contact.enterprise().value())
                .param("name", contact.name())
                .param("position", contact.position())
                .param("phone", sealing.seal(PHONE, contact.id(), contact.phone()))
                .param("email", sealing.seal(EMAIL, contact.id(), contact.email()))
                .param("main", contact.main())
                .update();
    }

    /** What was done to the enterprise's file lately, newest first. */
    List<Happening> happenings(EnterpriseId enterprise, int limit) {
        return sql.sql("""
                select changed_at as at, changed_by as by, case
                        when version = 1 then 'enrolled'
                        when content ->> 'archived_at' is not null and archived_before is null then 'archived'
                        when content ->> 'archived_at' is null and archived_before is not null then 'restored'
                        else 'edited' end as what,
                    '' as name, 0 as count
                from (select *, lag(content ->> 'archived_at') over (order by version) as archived_before
                    from enterprise.revision where enterprise_id = :enterprise) r
                union all
                select entered_at, entered_by, case when import_id is null then 'facts' else 'imported' end,
                    '', count(*)::int
                from enterprise.fact where enterprise_id = :enterprise
                group by entered_at, entered_by, import_id is null
                union all
                select changed_at, changed_by, what || ' ' || kind, coalesce(content ->> 'name', ''), 0
                from enterprise.belonging_revision where enterprise_id = :enterprise and what <> 'kept'
                order by at desc limit :limit""")
                .param("enterprise", enterprise.value())
                .param("limit", limit)
                .query((row, number) -> new Happening(
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("what"),
                        row.getString("name"),
                        row.getInt("count")))
                .list();
    }

    private static Map<String, @Nullable Object> parameters(Product product) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("id", product.id());
        parameters.put("enterprise", product.enterprise().value());
        parameters.put("name", product.name());
        parameters.put("kind", product.kind());
        parameters.put("catalogue", product.catalogue());
        parameters.put("deviceClass", product.deviceClass());
        parameters.put("stage", product.stage());
        parameters.put("version", product.version());
        return parameters;
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        return new Product(
                row.getObject("id", UUID.class),
                new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
                row.getString("name"),
                row.getString("kind"),
                row.getString("catalogue"),
                row.getString("device_class"),
                row.getString("stage"),
                row.getInt("version"));
    }
}
