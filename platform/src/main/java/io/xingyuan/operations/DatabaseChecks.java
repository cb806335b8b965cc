package io.xingyuan.operations;

import io.xingyuan.database.Isolation;
import io.xingyuan.database.Schema;
import io.xingyuan.operations.Verdict.Words;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The database as it runs: what keeps data safe, what makes Chinese findable, whether its tables are the program's. */
final class DatabaseChecks {

    private static final String UNKNOWN_MIGRATIONS = "换用写入这些数据的新版程序；若是失败的升级，请把日志交给维护人员";

    /**
     * All that a migration can make, one line each; without the policies that a start adds, and without the accounts
     * that it names in the others.
     */
    private static final String CATALOG = """
            select format('column %s.%s.%s %s%s%s', n.nspname, c.relname, a.attname,
                          pg_catalog.format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end,
                          ' ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid))
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_class c on c.oid = a.attrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
            where c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
              and n.nspname not in ('public', 'information_schema') and n.nspname !~ '^pg_'
            union all
            select format('constraint %s.%s %s', con.conrelid::regclass, con.conname, pg_catalog.pg_get_constraintdef(con.oid))
            from pg_catalog.pg_constraint con
            join pg_catalog.pg_namespace n on n.oid = con.connamespace
            where con.conrelid <> 0 and con.contype <> 'n'
              and n.nspname not in ('public', 'information_schema') and n.nspname !~ '^pg_'
            union all
            select format('index %s', indexdef) from pg_catalog.pg_indexes
            where schemaname not in ('public', 'information_schema') and schemaname !~ '^pg_'
            union all
            select format('view %s.%s %s', schemaname, viewname, md5(definition)) from pg_catalog.pg_views
            where schemaname not in ('public', 'information_schema') and schemaname !~ '^pg_'
            union all
            select format('trigger %s%s', pg_catalog.pg_get_triggerdef(t.oid),
                          case when t.tgenabled <> 'O' then ' ' || t.tgenabled::text end)
            from pg_catalog.pg_trigger t
            join pg_catalog.pg_class c on c.oid = t.tgrelid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where not t.tgisinternal
              and n.nspname not in ('public', 'information_schema') and n.nspname !~ '^pg_'
            union all
            select format('function %s %s', p.oid::regprocedure, md5(pg_catalog.pg_get_functiondef(p.oid)))
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where p.prokind in ('f', 'p')
              and n.nspname not in ('public', 'information_schema') and n.nspname !~ '^pg_'
            union all
            select format('policy %s on %s.%s %s %s using %s check %s', policyname, schemaname, tablename, permissive, cmd,
                          qual, with_check)
            from pg_catalog.pg_policies
            where policyname not in ('enterprise', 'park', 'keeper')
              and schemaname not in ('public', 'information_schema') and schemaname !~ '^pg_'""";

    private final Surroundings place;

    DatabaseChecks(Surroundings place) {
        this.place = place;
    }

    void look(Verdicts verdicts) {
        @Nullable String[] url = new String[1];
        verdicts.about("database", "数据库连接", "database", each -> url[0] = connect(each));
        String secretUrl = url[0];
        if (secretUrl == null) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(secretUrl);
                Statement statement = connection.createStatement()) {
            look(verdicts, statement, secretUrl);
        } catch (SQLException e) {
            verdicts.about("database", "数据库连接", "database", each -> {
                throw e;
            });
        }
    }

    private @Nullable String connect(Verdicts verdicts) {
        var found = place.secretUrl();
        if (found.isEmpty()) {
            verdicts.skip("内置数据库未运行；启动后再检查数据库各项", "the embedded database is not running; look again when it is");
            return null;
        }
        try (Connection connection = DriverManager.getConnection(found.get())) {
            verdicts.good(connection.getMetaData().getDatabaseProductVersion());
            return found.get();
        } catch (SQLException e) {
            verdicts.fault(
                    Words.plain(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                    "检查 XINGYUAN_DATABASE_URL、网络和数据库是否已启动",
                    "check XINGYUAN_DATABASE_URL, the network and whether the database runs");
            return null;
        }
    }

    private void look(Verdicts verdicts, Statement statement, String url) {
        verdicts.about("database-version", "数据库版本", "its version", each -> {
            String version = ask(statement, "show server_version_num");
            each.require(
                    Integer.parseInt(version) >= 150_000,
                    version,
                    "升级到 PostgreSQL 15 或更新版本",
                    "upgrade to PostgreSQL 15 or newer");
        });
        setting(verdicts, statement, "fsync", "落盘保证", "断电会丢数据，设为 on 并重启数据库", "data is lost on power failure");
        setting(
                verdicts,
                statement,
                "synchronous_commit",
                "提交即落盘",
                "断电会丢已确认的数据，设为 on",
                "acknowledged data may be lost");
        setting(
                verdicts,
                statement,
                "full_page_writes",
                "整页写入",
                "断电可能损坏数据页，设为 on",
                "pages may be torn on power failure");
        setting(
                verdicts,
                statement,
                "data_checksums",
                "数据页校验",
                "停机执行 pg_checksums --enable",
                "stop it and run pg_checksums --enable");
        verdicts.about(
                "checksum-failures",
                "数据页损坏",
                "damaged pages",
                each -> count(
                        each,
                        statement,
                        "select coalesce(sum(checksum_failures), 0) from pg_catalog.pg_stat_database",
                        "磁盘可能已坏：立即备份并恢复到另一块盘",
                        "the disk may be failing: back up at once and restore to another"));
        verdicts.about("encoding", "库编码", "encoding", each -> {
            String found = ask(
                    statement,
                    "select pg_catalog.pg_encoding_to_char(encoding) || ' ' || datcollate"
                            + " from pg_catalog.pg_database where datname = current_database()");
            each.require(
                    found.matches("UTF8 .*(?i)utf-?8"),
                    found,
                    "用 UTF8 编码和 C.UTF-8 区域重新建库，再用 --portable 备份恢复",
                    "create the database anew with UTF8 and C.UTF-8 and restore a portable backup");
        });
        verdicts.about(
                "chinese-search",
                "中文检索",
                "Chinese search",
                each -> each.require(
                        !ask(statement, "select public.show_trgm('医疗器械')::text").equals("{}"),
                        "show_trgm",
                        "区域设置使中文三元组为空：用 C.UTF-8 重新建库",
                        "the locale leaves Chinese trigrams empty: create the database anew with C.UTF-8"));
        verdicts.about("connections", "连接数", "connections", each -> {
            int used = Integer.parseInt(ask(statement, "select count(*) from pg_catalog.pg_stat_activity"));
            int most = Integer.parseInt(ask(statement, "show max_connections"));
            each.advise(
                    used < most * 8 / 10,
                    used + " / " + most,
                    "调大 max_connections，或调小 XINGYUAN_DATABASE_CONNECTIONS",
                    "raise max_connections, or lower XINGYUAN_DATABASE_CONNECTIONS");
        });
        verdicts.about(
                "long-transactions",
                "长事务",
                "long transactions",
                each -> count(
                        each,
                        statement,
                        "select count(*) from pg_catalog.pg_stat_activity where xact_start < now() - interval '1 hour'"
                                + " and datname = current_database()",
                        "找出并结束超过一小时的事务：pg_stat_activity",
                        "find and end transactions older than an hour: pg_stat_activity"));
        verdicts.about("wraparound", "事务号年龄", "transaction age", each -> {
            long age = Long.parseLong(ask(statement, "select max(age(datfrozenxid)) from pg_catalog.pg_database"));
            each.advise(
                    age < 1_000_000_000L, age, "执行 vacuum freeze，并检查自动清理", "run vacuum freeze and look at autovacuum");
        });
        tables(verdicts, statement, url);
    }

    private void tables(Verdicts verdicts, Statement statement, String url) {
        verdicts.about("schema", "表结构版本", "tables", each -> {
            List<String> pending = Schema.pending(url);
            each.advise(
                    pending.isEmpty(),
                    pending.isEmpty() ? Schema.version(statement.getConnection()) : String.join(", ", pending),
                    "重新启动平台，会自动升级；升级前先备份",
                    "start the platform anew, it upgrades by itself; back up before");
        });
        verdicts.about("migrations", "升级记录", "migrations", each -> {
            List<String> strange = Schema.strange(url);
            each.require(
                    strange.isEmpty(),
                    strange.isEmpty() ? "=" : String.join(", ", strange),
                    UNKNOWN_MIGRATIONS,
                    "use the newer program that wrote them; if an upgrade failed, send the log in");
        });
        verdicts.about("schema-drift", "表结构改动", "drift of tables", each -> drift(each, statement, url));
        verdicts.about("row-level-security", "行级隔离", "row-level security", each -> isolation(each, statement));
        verdicts.about(
                "events",
                "未送达事件",
                "undelivered events",
                each -> count(
                        each,
                        statement,
                        "select count(*) from database.event_publication where completion_date is null"
                                + " and publication_date < now() - interval '1 hour'",
                        "重新启动平台会再送一次；反复出现请查日志",
                        "a new start of the platform delivers them again; if they stay, see the log"));
        verdicts.about("holidays", "节假日", "holidays", each -> holidays(each, statement));
    }

    private static void setting(
            Verdicts verdicts, Statement statement, String name, String chinese, String repair, String english) {
        verdicts.about(name.replace('_', '-'), chinese, name, each -> {
            String value = ask(statement, "show " + name);
            each.require(value.equals("on"), name + " = " + value, repair, english + "; set it to on");
        });
    }

    private static void count(Verdicts verdicts, Statement statement, String sql, String chinese, String english)
            throws SQLException {
        String found = ask(statement, sql);
        verdicts.advise(found.equals("0"), found, chinese, english);
    }

    /** Against a database that the migrations have just made on the same server. */
    private void drift(Verdicts verdicts, Statement statement, String url) throws SQLException {
        if (!place.thorough()) {
            verdicts.skip("只由 ./xingyuan doctor 比较", "compared by ./xingyuan doctor");
            return;
        }
        if (!Schema.pending(url).isEmpty()) {
            verdicts.skip("还没有升级，升级后再比较", "not upgraded yet; compared after that");
            return;
        }
        if (ask(statement, "select rolcreatedb or rolsuper from pg_catalog.pg_roles where rolname = current_user")
                .equals("f")) {
            verdicts.skip(
                    "数据库账号无权建立临时库，未比较：alter role … createdb",
                    "the account may not make a scratch database: alter role … createdb");
            return;
        }
        String scratch = "xingyuan_doctor_" + ProcessHandle.current().pid();
        String scratchUrl = url.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + scratch);
        statement.execute("create database " + scratch);
        try {
            try (Connection fresh = DriverManager.getConnection(scratchUrl);
                    Statement prepare = fresh.createStatement()) {
                prepare.execute("create extension if not exists pg_trgm with schema public");
            }
            Schema.migrate(scratchUrl);
            Set<String> expected;
            try (Connection fresh = DriverManager.getConnection(scratchUrl);
                    Statement asking = fresh.createStatement()) {
                expected = catalog(asking);
            }
            Set<String> found = catalog(statement);
            List<String> differences = new ArrayList<>();
            found.stream().filter(line -> !expected.contains(line)).forEach(line -> differences.add("+ " + line));
            expected.stream().filter(line -> !found.contains(line)).forEach(line -> differences.add("- " + line));
            verdicts.advise(
                    differences.isEmpty(),
                    differences.isEmpty() ? String.valueOf(found.size()) : few(differences),
                    "有人手工改过表结构（" + differences.size() + " 处），请按原样改回，否则以后升级可能失败",
                    "somebody changed the tables by hand (" + differences.size() + "); undo it, or upgrades may fail");
        } finally {
            statement.execute("drop database if exists " + scratch);
        }
    }

    private static Set<String> catalog(Statement statement) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(CATALOG)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /** Policies, rights and accounts as the program makes them; what a policy of a migration says is a matter of drift. */
    private void isolation(Verdicts verdicts, Statement statement) throws SQLException {
        String installation = place.environment().getOrDefault("XINGYUAN_DATABASE_ACCOUNTS", "");
        Optional<List<String>> changes = Isolation.changes(statement.getConnection(), installation);
        if (changes.isEmpty()) {
            verdicts.skip("首次启动时建立", "made by the first start");
            return;
        }
        List<String> found = changes.get();
        verdicts.require(
                found.isEmpty(),
                found.isEmpty() ? "=" : few(found),
                "有 " + found.size() + " 处与程序所设不同，企业之间可能互见：查明是谁改的；重新启动平台会补回策略、权限和账号属性，多出的策略、列权限、角色成员请手工删除",
                found.size() + " differ from what the program sets, enterprises may see one another: find out who"
                        + " changed it; a new start of the platform puts policies, rights and attributes back, what"
                        + " was added (policies, rights on columns, memberships) is removed by hand");
    }

    private static String few(List<String> findings) {
        return String.join("; ", findings.subList(0, Math.min(3, findings.size())));
    }

    private void holidays(Verdicts verdicts, Statement statement) throws SQLException {
        if (ask(statement, "select to_regnamespace('calendar') is not null").equals("f")) {
            verdicts.skip("本版本没有工作日历", "no calendar of working days in this version");
            return;
        }
        int year = place.now().atZone(ZoneId.of("Asia/Shanghai")).getYear();
        String known = ask(
                statement,
                "select coalesce(string_agg(distinct year::text, ', ' order by year::text), '-')"
                        + " from calendar.holiday_notice where year between " + year + " and " + (year + 1));
        verdicts.advise(
                known.contains(Integer.toString(year)) && known.contains(Integer.toString(year + 1)),
                known,
                "在工作日历中载入 " + year + " 和 " + (year + 1) + " 年的放假通知（国务院办公厅每年十一月前后公布）",
                "load the holiday notices of " + year + " and " + (year + 1) + " into the calendar of working days");
    }

    private static String ask(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
