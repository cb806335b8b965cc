package io.xingyuan.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 隔离检查: what was changed by hand of the fences between enterprises and of the two sides' accounts. */
public final class Isolation {

    private static final String KNOWN =
            "p.polname in ('" + Fences.OWN_ROWS + "', '" + Fences.ALL_ROWS + "', '" + Fences.KEEPER + "')"
                    + " or starts_with(p.polname, '" + Fences.OF_ENTERPRISE + "')"
                    + " or starts_with(p.polname, '" + Fences.OF_PARK + "')";

    /** Accounts with more than they should have, policies that no program made, rights on single columns. */
    private static final String CHANGED = """
            with side as (select * from pg_catalog.pg_roles where rolname in (?, ?))
            select format('role %s: %s', rolname, concat_ws(' ', case when rolsuper then 'superuser' end,
                case when rolbypassrls then 'bypassrls' end, case when rolcreaterole then 'createrole' end,
                case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end))
            from side where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
            union all
            select format('role %s: member of %s', side.rolname, m.roleid::regrole)
            from pg_catalog.pg_auth_members m join side on side.oid = m.member
            union all
            select format('role %s: owner of %s', side.rolname, c.oid::regclass)
            from pg_catalog.pg_class c join side on side.oid = c.relowner where c.relkind in ('r', 'p', 'v', 'm', 'S')
            union all
            select format('policy %s on %s', p.polname, p.polrelid::regclass) from pg_catalog.pg_policy p
            where not (""" + KNOWN + """
            )
            union all
            select format('%s on %s (%s) to %s', a.privilege_type, t.attrelid::regclass, t.attname,
                coalesce(side.rolname, 'public'))
            from pg_catalog.pg_attribute t cross join lateral aclexplode(t.attacl) a
            left join side on side.oid = a.grantee
            join pg_catalog.pg_class c on c.oid = t.attrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where (a.grantee = 0 or side.oid is not null) and n.nspname not in ('pg_catalog', 'information_schema')
            order by 1""";

    private Isolation() {}

    /**
     * In SQL words, empty when all is as the program makes it.
     *
     * @param connection of the tables' owner
     * @param installation beginning of the accounts' names, empty for the database's name
     * @return nothing at all before the first start, which makes the accounts
     */
    public static Optional<List<String>> changes(Connection connection, String installation) throws SQLException {
        String name = installation.isEmpty() ? connection.getCatalog() : installation;
        String enterprise = SideAccount.of(name, SideAccount.ENTERPRISE, name).name();
        String park = SideAccount.of(name, SideAccount.PARK, name).name();
        return changes(connection, enterprise, park);
    }

    static Optional<List<String>> changes(Connection connection, String enterprise, String park) throws SQLException {
        try (PreparedStatement accounts =
                connection.prepareStatement("select count(*) = 2 from pg_catalog.pg_roles where rolname in (?, ?)")) {
            accounts.setString(1, enterprise);
            accounts.setString(2, park);
            try (ResultSet both = accounts.executeQuery()) {
                both.next();
                if (!both.getBoolean(1)) {
                    return Optional.empty();
                }
            }
        }
        List<String> changes = new ArrayList<>();
        try (PreparedStatement changed = connection.prepareStatement(CHANGED)) {
            changed.setString(1, enterprise);
            changed.setString(2, park);
            try (ResultSet row = changed.executeQuery()) {
                while (row.next()) {
                    changes.add(row.getString(1));
                }
            }
        }
        changes.addAll(Fences.missing(connection, enterprise, park));
        return Optional.of(changes);
    }
}
