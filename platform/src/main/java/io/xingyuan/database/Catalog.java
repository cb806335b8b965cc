package io.xingyuan.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** 库表目录: what PostgreSQL knows of the modules' schemas, tables, policies and rights. */
record Catalog(String owner, List<Schema> schemas, List<Relation> relations) {

    private static final String MODULES = """
            n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
            """;

    /** 一个模式. */
    record Schema(String name, Set<Grant> grants) {}

    /**
     * 权限: what one account may do, written as PostgreSQL writes it.
     *
     * @param account empty for everybody
     */
    record Grant(String account, String right) implements Comparable<Grant> {

        @Override
        public int compareTo(Grant other) {
            return Comparator.comparing(Grant::account)
                    .thenComparing(Grant::right)
                    .compare(this, other);
        }
    }

    /**
     * 策略.
     *
     * @param command SELECT, INSERT, UPDATE, DELETE or ALL
     * @param accounts empty name for everybody
     */
    record Policy(
            String name,
            String command,
            boolean permissive,
            Set<String> accounts,
            @Nullable String using,
            @Nullable String check) {}

    enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE;

        static Kind of(String stored) {
            return switch (stored) {
                case "v" -> VIEW;
                case "m" -> MATERIALIZED_VIEW;
                case "S" -> SEQUENCE;
                default -> TABLE;
            };
        }
    }

    /**
     * 表、视图或序列.
     *
     * @param ofEnterprise whether it has a column of enterprise ids
     * @param secured whether its policies are on, {@code forced}: for its owner too
     * @param invoker for a view: whether it reads with its reader's rights
     */
    record Relation(
            String schema,
            String name,
            Kind kind,
            boolean ofEnterprise,
            boolean secured,
            boolean forced,
            boolean invoker,
            Set<Policy> policies,
            Set<Grant> grants) {

        String quoted() {
            return Fences.quoted(schema) + "." + Fences.quoted(name);
        }
    }

    static Catalog read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return new Catalog(owner(statement), schemas(statement), relations(statement));
        }
    }

    private static String owner(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Schema> schemas(Statement statement) throws SQLException {
        List<Schema> schemas = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select n.nspname, array(select coalesce(r.rolname, '') || ' ' || a.privilege_type
                    from aclexplode(n.nspacl) a left join pg_catalog.pg_roles r on r.oid = a.grantee)
                from pg_catalog.pg_namespace n where\s""" + MODULES + " order by 1")) {
            while (row.next()) {
                schemas.add(new Schema(row.getString(1), grants(row.getArray(2))));
            }
        }
        return schemas;
    }

    private static List<Relation> relations(Statement statement) throws SQLException {
        Map<Long, Set<Policy>> policies = policies(statement);
        List<Relation> relations = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                select c.oid, n.nspname, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
                    exists (select 1 from pg_catalog.pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'enterprise_id' and a.atttypid = 'uuid'::regtype
                          and not a.attisdropped),
                    coalesce(c.reloptions && '{security_invoker=true,security_invoker=on,security_invoker=1}', false),
                    array(select coalesce(r.rolname, '') || ' ' || a.privilege_type
                        from aclexplode(c.relacl) a left join pg_catalog.pg_roles r on r.oid = a.grantee)
                from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p', 'v', 'm', 'S')
                  and not exists (select 1 from pg_catalog.pg_depend d where d.objid = c.oid and d.deptype = 'e')
                  and\s""" + MODULES + " order by n.nspname, c.relname")) {
            while (row.next()) {
                relations.add(new Relation(
                        row.getString(2),
                        row.getString(3),
                        Kind.of(row.getString(4)),
                        row.getBoolean(7),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(8),
                        policies.getOrDefault(row.getLong(1), Set.of()),
                        grants(row.getArray(9))));
            }
        }
        return relations;
    }

    private static Map<Long, Set<Policy>> policies(Statement statement) throws SQLException {
        Map<Long, Set<Policy>> policies = new HashMap<>();
        try (ResultSet row = statement.executeQuery("""
                select p.polrelid, p.polname,
                    case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
                        when 'd' then 'DELETE' else 'ALL' end,
                    p.polpermissive,
                    array(select coalesce(r.rolname, '')::text
                        from unnest(p.polroles) as role left join pg_catalog.pg_roles r on r.oid = role),
                    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
                from pg_catalog.pg_policy p""")) {
            while (row.next()) {
                policies.computeIfAbsent(row.getLong(1), table -> new HashSet<>())
                        .add(new Policy(
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                Set.of((String[]) row.getArray(5).getArray()),
                                row.getString(6),
                                row.getString(7)));
            }
        }
        return policies;
    }

    private static Set<Grant> grants(Array array) throws SQLException {
        Set<Grant> grants = new TreeSet<>();
        for (String grant : (String[]) array.getArray()) {
            int space = grant.lastIndexOf(' ');
            grants.add(new Grant(grant.substring(0, space), grant.substring(space + 1)));
        }
        return grants;
    }
}
