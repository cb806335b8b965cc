package io.xingyuan.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** 体检结果表: findings as lines of a CSV table that a spreadsheet opens without harm. */
final class FindingTable {

    static final String HEADER =
            "\uFEFFid,name,对象,所属企业,条款,条款名称,状态,未知原因,金额（元）,金额性质,下限（元）,新增档次,差距（%）,待补事实,计入（元）,分得（元）\r\n";

    private final Columns subjects;
    private final Set<State> wanted;
    private final Settlement settlement;

    FindingTable(Columns subjects, Set<State> wanted, Settlement settlement) {
        this.subjects = subjects;
        this.wanted = wanted;
        this.settlement = settlement;
    }

    /**
     * Appends the lines of one row, one for each clause.
     *
     * @param at row of the columns
     * @param row row of the population
     */
    void append(
            StringBuilder out, Entity entity, List<ClauseColumn> columns, List<MissingWords> words, int at, int row) {
        String subject = null;
        for (int i = 0; i < columns.size(); i++) {
            ClauseColumn column = columns.get(i);
            State state = column.state(at);
            if (wanted.contains(state)) {
                if (subject == null) {
                    subject = subject(entity, row);
                }
                out.append(subject);
                answer(out, column, at, state);
                out.append(',').append(escaped(words.get(i).of(row, state))).append(',');
                money(out, settlement.counted(column, at, row));
                out.append(',');
                money(out, settlement.given(column, row));
                out.append("\r\n");
            }
        }
    }

    private String subject(Entity entity, int row) {
        int above = subjects.enterpriseRow(entity, row);
        String parent = entity == Entity.ENTERPRISE ? "" : escaped(subjects.id(Entity.ENTERPRISE, above));
        return escaped(subjects.id(entity, row)) + "," + escaped(subjects.name(entity, row)) + "," + entity.label()
                + "," + parent + ",";
    }

    private static void answer(StringBuilder out, ClauseColumn column, int at, State state) {
        Clause clause = column.clause();
        out.append(escaped(clause.id().toString())).append(',');
        out.append(escaped(clause.title())).append(',').append(state.label()).append(',');
        Set<UnknownReason> reasons = column.reasons(at);
        if (!reasons.isEmpty()) {
            out.append(reasons.stream().map(UnknownReason::label).collect(Collectors.joining("；")));
        }
        out.append(',');
        money(out, column.fen(at));
        out.append(',');
        if (column.fen(at) != ClauseColumn.NO_AMOUNT && clause.amount() != null) {
            out.append(clause.amount().kind().label()).append(column.isBound(at) ? "（仅知封顶）" : "");
        }
        out.append(',');
        money(out, column.floorFen(at));
        out.append(',');
        if (column.tiers(at) > 0) {
            out.append(column.tiers(at));
        }
        out.append(',');
        if (column.isNear(at)) {
            out.append(Wording.decimal(column.distance(at), 10_000));
        }
    }

    private static void money(StringBuilder out, long fen) {
        if (fen != ClauseColumn.NO_AMOUNT) {
            out.append(Wording.decimal(fen, 100));
        }
    }

    /** Quoted where needed; text that a spreadsheet would take for a formula begins with an apostrophe. */
    static String escaped(String text) {
        if (text.isEmpty()) {
            return text;
        }
        boolean formula = "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        for (int i = 0; i < safe.length(); i++) {
            if (",\"\r\n".indexOf(safe.charAt(i)) >= 0) {
                return '"' + safe.replace("\"", "\"\"") + '"';
            }
        }
        return safe;
    }
}
