package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 全量读取: one pass over all subjects and one over all current facts, without an object per fact. */
final class FactScan {

    private static final List<String> OWN = List.copyOf(TypedFacts.OF_ENTERPRISE.keySet());
    private static final List<String> OF_PRODUCT = List.copyOf(TypedFacts.OF_PRODUCT.keySet());

    private static final int FIRST_OWN = 9;
    private static final int FIRST_OF_PRODUCT = 5;
    private static final int FACT_COLUMNS = 6;

    private final Connection connection;
    private final FactReader reader;
    private final SubjectNumbers numbers = new SubjectNumbers();
    private int last = -1;

    private FactScan(Connection connection, FactReader reader) {
        this.connection = connection;
        this.reader = reader;
    }

    /** Tells of all that is on the books; returns the number of subjects. */
    static int read(Connection connection, FactReader reader) throws SQLException {
        return new FactScan(connection, reader).read("", "", "");
    }

    /** Tells of some enterprises and what belongs to them; returns the number of subjects. */
    static int read(Connection connection, FactReader reader, Set<EnterpriseId> some) throws SQLException {
        String ids =
                some.stream().map(EnterpriseId::toString).collect(Collectors.joining(",", "= any('{", "}'::uuid[])"));
        return new FactScan(connection, reader)
                .read("and e.id " + ids, "and p.enterprise_id " + ids, "and enterprise_id " + ids);
    }

    private int read(String which, String whose, String ofWhom) throws SQLException {
        String own = OWN.stream().map("e."::concat).collect(Collectors.joining(", "));
        enterprises("""
                select e.id, (e.updated_at at time zone '%s')::date, e.name, e.credit_code, e.park, p.name,
                    e.chain_position, e.chain_segment, e.size_class, %s
                from enterprise.enterprise e join enterprise.park p on p.code = e.park
                where e.archived_at is null %s order by e.id""".formatted(Subjects.PARK_TIME, own, which));
        String none = OF_PRODUCT.stream().map(column -> "null").collect(Collectors.joining(", "));
        belongings("""
                select s.enterprise_id, s.day, s.entity, s.id, s.name, %1$s from (
                    select p.enterprise_id, 'product' as entity, p.id, p.name,
                        (e.updated_at at time zone '%2$s')::date as day, %1$s
                    from enterprise.product p join enterprise.enterprise e on e.id = p.enterprise_id
                    where e.archived_at is null and p.archived_at is null %3$s
                    union all
                    select p.enterprise_id, p.entity, p.id, p.name, (e.updated_at at time zone '%2$s')::date, %4$s
                    from enterprise.project p join enterprise.enterprise e on e.id = p.enterprise_id
                    where e.archived_at is null and p.archived_at is null %3$s) s
                order by s.enterprise_id, s.id""".formatted(String.join(", ", OF_PRODUCT), Subjects.PARK_TIME, whose, none));
        facts("""
                select entity_id, as_of, code, year, number, content
                from enterprise.fact where superseded_at is null %s""".formatted(ofWhom));
        return last + 1;
    }

    private void enterprises(String query) throws SQLException {
        try (CopiedRows row = CopiedRows.of(connection, query, FIRST_OWN + OWN.size())) {
            while (row.next()) {
                add(row, 0);
                reader.enterprise(new EnterpriseSummary(
                        new EnterpriseId(row.id(0)),
                        row.text(2),
                        row.text(3),
                        new ParkId(row.word(4)),
                        row.word(5),
                        row.wordOrNull(6),
                        row.wordOrNull(7),
                        row.wordOrNull(8),
                        false));
                typed(row, OWN, FIRST_OWN, TypedFacts.OF_ENTERPRISE);
            }
        }
    }

    private void belongings(String query) throws SQLException {
        try (CopiedRows row = CopiedRows.of(connection, query, FIRST_OF_PRODUCT + OF_PRODUCT.size())) {
            while (row.next()) {
                int enterprise = numbers.of(row.high(0), row.low(0));
                if (enterprise >= 0) {
                    Entity entity = KnownFacts.entity(row.word(2));
                    add(row, 3);
                    reader.belonging(entity, row.id(3), row.text(4), enterprise);
                    typed(row, OF_PRODUCT, FIRST_OF_PRODUCT, TypedFacts.OF_PRODUCT);
                }
            }
        }
    }

    private void add(CopiedRows row, int id) {
        numbers.add(row.high(id), row.low(id));
        last++;
    }

    /** What stands in columns of the last subject. */
    private void typed(CopiedRows row, List<String> columns, int first, Map<String, String> codes) {
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String code = codes.getOrDefault(column, column);
            if (row.isNull(first + i)) {
                continue;
            }
            if (column.equals(TypedFacts.FOUNDED)) {
                reader.number(last, code, 0, row.day(first + i), row.day(1));
            } else {
                reader.code(last, code, 0, row.word(first + i), row.day(1));
            }
        }
    }

    private void facts(String query) throws SQLException {
        try (CopiedRows row = CopiedRows.of(connection, query, FACT_COLUMNS)) {
            while (row.next()) {
                int subject = numbers.of(row.high(0), row.low(0));
                if (subject < 0) {
                    continue; // its enterprise is archived
                }
                String code = row.word(2);
                int year = (int) row.number(3);
                if (row.isNull(5)) {
                    reader.number(subject, code, year, row.number(4), row.day(1));
                } else {
                    reader.code(subject, code, year, row.word(5), row.day(1));
                }
            }
        }
    }
}
