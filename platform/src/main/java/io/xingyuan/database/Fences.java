package io.xingyuan.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * 数据围栏: after the migrations, gives every table its policies and both sides their rights, from what the catalog
 * says; changes only what is not as it should be. ADR 0211 has the rules.
 */
final class Fences {

    /** The setting that says whose rows a transaction of the enterprise's side reaches. */
    static final String TENANT = "app.tenant";

    /** The setting that says for which parks a transaction of the park's side works; none for all. */
    static final String PARKS = "app.parks";

    /** Policies whose name begins so are a migration's own word about the enterprise's side. */
    static final String OF_ENTERPRISE = "enterprise_";

    /** As {@link #OF_ENTERPRISE}, for the park's side. */
    static final String OF_PARK = "park_";

    /** What a table with enterprise id gets for the enterprise's side when its migration says nothing. */
    static final String OWN_ROWS = "enterprise";

    /** What a table gets for the park's side, and its owner, when its migration says nothing. */
    static final String ALL_ROWS = "park";

    /** What the owner gets on a table where a migration has its own word about the park's side. */
    static final String KEEPER = "keeper";

    /** Keep what is the park's, even where it names an enterprise: closed unless a migration opens it. */
    static final Set<String> PARK_SCHEMAS = Set.of("audit", "database", "identity", "notice", "workbook");

    static final String OWN =
            "(enterprise_id = (NULLIF(current_setting('" + TENANT + "'::text, true), ''::text))::uuid)";
    private static final String ALL = "true";
    private static final Set<String> EVERYTHING = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private final String enterprise;
    private final String park;
    private final String owner;

    private Fences(String enterprise, String park, String owner) {
        this.enterprise = enterprise;
        this.park = park;
        this.owner = owner;
    }

    static void raise(DataSource ownerSource, SideAccounts accounts) {
        try (Connection connection = ownerSource.getConnection()) {
            connection.setAutoCommit(false);
            SideAccounts.lock(connection);
            List<String> statements = missing(connection, accounts);
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("the tables' policies could not be set", e);
        }
    }

    /** The statements that are missing for the database to be as it should. */
    static List<String> missing(Connection connection, SideAccounts accounts) throws SQLException {
        return missing(connection, accounts.enterprise().name(), accounts.park().name());
    }

    static List<String> missing(Connection connection, String enterprise, String park) throws SQLException {
        Catalog catalog = Catalog.read(connection);
        Fences fences = new Fences(enterprise, park, catalog.owner());
        List<String> statements = new ArrayList<>();
        catalog.schemas().forEach(schema -> fences.schema(schema, statements));
        catalog.relations().forEach(relation -> fences.relation(relation, statements));
        return statements;
    }

    private void schema(Catalog.Schema schema, List<String> statements) {
        for (String account : List.of(enterprise, park)) {
            if (!schema.grants().contains(new Catalog.Grant(account, "USAGE"))) {
                statements.add("grant usage on schema " + quoted(schema.name()) + " to " + quoted(account));
            }
        }
    }

    private void relation(Catalog.Relation relation, List<String> statements) {
        switch (relation.kind()) {
            case TABLE -> table(relation, statements);
            case VIEW -> {
                if (!relation.invoker()) {
                    statements.add("alter view " + relation.quoted() + " set (security_invoker = true)");
                }
                rights(relation, "table", Set.of("SELECT"), Set.of("SELECT"), statements);
            }
            case MATERIALIZED_VIEW -> rights(relation, "table", Set.of(), Set.of("SELECT"), statements);
            case SEQUENCE ->
                rights(relation, "sequence", Set.of("USAGE"), Set.of("SELECT", "UPDATE", "USAGE"), statements);
        }
    }

    private void table(Catalog.Relation table, List<String> statements) {
        if (!table.secured()) {
            statements.add("alter table " + table.quoted() + " enable row level security");
        }
        if (!table.forced()) {
            statements.add("alter table " + table.quoted() + " force row level security");
        }
        Set<String> enterpriseRights =
                side(table, OF_ENTERPRISE, OWN_ROWS, isOwnRows(table) ? OWN : null, List.of(enterprise), statements);
        Set<String> parkRights = side(table, OF_PARK, ALL_ROWS, ALL, List.of(park, owner), statements);
        if (table.policies().stream().anyMatch(policy -> policy.name().startsWith(OF_PARK))) {
            standard(table, KEEPER, ALL, List.of(owner), statements);
        }
        rights(table, "table", enterpriseRights, parkRights, statements);
    }

    private static boolean isOwnRows(Catalog.Relation table) {
        return table.ofEnterprise() && !PARK_SCHEMAS.contains(table.schema());
    }

    /** Policies of one side; gives what it may do. */
    private Set<String> side(
            Catalog.Relation table,
            String prefix,
            String standard,
            @Nullable String condition,
            List<String> accounts,
            List<String> statements) {
        List<Catalog.Policy> declared = table.policies().stream()
                .filter(policy -> policy.name().startsWith(prefix))
                .toList();
        if (declared.isEmpty() && condition != null) {
            standard(table, standard, condition, accounts, statements);
            return EVERYTHING;
        }
        drop(table, standard, statements);
        Set<String> rights = new TreeSet<>();
        for (Catalog.Policy policy : declared) {
            if (!policy.accounts().equals(Set.of(accounts.getFirst()))) {
                statements.add("alter policy " + quoted(policy.name()) + " on " + table.quoted() + " to "
                        + quoted(accounts.getFirst()));
            }
            rights.addAll(policy.command().equals("ALL") ? EVERYTHING : Set.of(policy.command()));
        }
        return rights;
    }

    private static void standard(
            Catalog.Relation table, String name, String condition, List<String> accounts, List<String> statements) {
        boolean right = table.policies().stream()
                .anyMatch(policy -> policy.equals(
                        new Catalog.Policy(name, "ALL", true, Set.copyOf(accounts), condition, condition)));
        if (!right) {
            drop(table, name, statements);
            String to = String.join(", ", accounts.stream().map(Fences::quoted).toList());
            statements.add("create policy " + name + " on " + table.quoted() + " to " + to + " using (" + condition
                    + ") with check (" + condition + ")");
        }
    }

    private static void drop(Catalog.Relation table, String name, List<String> statements) {
        if (table.policies().stream().anyMatch(policy -> policy.name().equals(name))) {
            statements.add("drop policy " + name + " on " + table.quoted());
        }
    }

    private void rights(
            Catalog.Relation relation,
            String kind,
            Set<String> ofEnterprise,
            Set<String> ofPark,
            List<String> statements) {
        String on = " on " + kind + " " + relation.quoted();
        Set<Catalog.Grant> wanted = new TreeSet<>();
        ofEnterprise.forEach(right -> wanted.add(new Catalog.Grant(enterprise, right)));
        ofPark.forEach(right -> wanted.add(new Catalog.Grant(park, right)));
        for (Catalog.Grant grant : relation.grants()) {
            boolean ours = grant.account().isEmpty()
                    || grant.account().equals(enterprise)
                    || grant.account().equals(park);
            if (ours && !wanted.contains(grant)) {
                String from = grant.account().isEmpty() ? "public" : quoted(grant.account());
                statements.add("revoke " + grant.right() + on + " from " + from);
            }
        }
        for (Catalog.Grant grant : wanted) {
            if (!relation.grants().contains(grant)) {
                statements.add("grant " + grant.right() + on + " to " + quoted(grant.account()));
            }
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
