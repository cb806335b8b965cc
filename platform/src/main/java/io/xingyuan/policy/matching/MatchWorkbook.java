package io.xingyuan.policy.matching;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.ClauseColumn;
import io.xingyuan.engine.Finding;
import io.xingyuan.policy.Outcome;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 匹配名单: the rows of a page of matches as a workbook, written as they come; a second sheet says what it is. */
final class MatchWorkbook {

    private static final int AT_ONCE = 1_000;
    private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /** With these a cell might be taken for a formula once it is pasted elsewhere. */
    private static final String FORMULA = "=+-@\t\r\n";

    private static final List<Column> COLUMNS = List.of(
            new Column("序号", 7),
            new Column("企业", 34),
            new Column("统一社会信用代码", 22),
            new Column("园区", 12),
            new Column("产业链", 22),
            new Column("规模", 8),
            new Column("对象", 10),
            new Column("对象名称", 26),
            new Column("条款", 34),
            new Column("依据", 34),
            new Column("条款号", 24),
            new Column("状态", 10),
            new Column("金额性质", 10),
            new Column("金额（万元）", 14),
            new Column("计入合计（万元）", 16),
            new Column("计算、差距或缺项", 60));

    private final MatchingPage page;
    private final Matching matching;
    private final ZonedDateTime now;

    MatchWorkbook(MatchingPage page, Matching matching, ZonedDateTime now) {
        this.page = page;
        this.matching = matching;
        this.now = now;
    }

    private record Column(String label, double width) {}

    void write(OutputStream into) throws IOException {
        try (Workbook workbook = new Workbook(into, "Xingyuan", "1.0")) {
            writeRows(workbook.newWorksheet(t("名单")));
            writeNotes(workbook.newWorksheet(t("说明")));
        }
    }

    private void writeRows(Worksheet sheet) throws IOException {
        for (int i = 0; i < COLUMNS.size(); i++) {
            sheet.value(0, i, t(COLUMNS.get(i).label()));
            sheet.width(i, COLUMNS.get(i).width());
            sheet.style(0, i).bold().fillColor("FBEEE8").set();
        }
        sheet.freezePane(2, 1);
        List<Match> rows = page.matches().rows();
        if (!rows.isEmpty()) {
            sheet.setAutoFilter(0, 0, rows.size(), COLUMNS.size() - 1);
        }
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Match> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            List<Finding> findings = Matching.explain(page.matches(), some);
            for (int i = 0; i < some.size(); i++) {
                writeRow(sheet, from + i + 1, row(some.get(i), findings.get(i)));
            }
            sheet.flush();
        }
    }

    private MatchRow row(Match match, Finding finding) {
        return new MatchRow(
                match,
                page.matches().resident(match),
                matching.policy(match.clause()),
                finding,
                page.matches().asOf());
    }

    private static void writeRow(Worksheet sheet, int line, MatchRow row) {
        Resident resident = row.resident();
        Clause clause = row.clause();
        sheet.value(line, 0, line);
        List<String> texts = List.of(
                resident.summary().name(),
                resident.summary().creditCode(),
                resident.park(),
                resident.chain(),
                resident.size(),
                t(clause.entity().label()),
                row.subject(),
                clause.title(),
                row.policy().number() + " " + clause.cite(),
                clause.id().toString(),
                t(row.outcome().label()),
                row.nature());
        for (int i = 0; i < texts.size(); i++) {
            sheet.value(line, i + 1, safe(texts.get(i)));
        }
        long fen = row.match().column().fen(row.match().row());
        if (fen != ClauseColumn.NO_AMOUNT && row.outcome() != Outcome.INELIGIBLE) {
            amount(sheet, line, texts.size() + 1, fen);
        }
        amount(
                sheet,
                line,
                texts.size() + 2,
                EnterpriseLine.now(row.match().money()) + row.match().money().pendingFen());
        sheet.value(line, texts.size() + 3, safe(row.detail()));
    }

    private static void amount(Worksheet sheet, int line, int column, long fen) {
        sheet.value(line, column, BigDecimal.valueOf(fen).divide(FEN_PER_WAN));
        sheet.style(line, column).format("#,##0.######").set();
    }

    private void writeNotes(Worksheet sheet) {
        sheet.width(0, 34);
        sheet.width(1, 90);
        sheet.value(0, 0, safe(page.title()));
        sheet.style(0, 0).bold().fontSize(14).set();
        int line = 2;
        line = note(sheet, line, t("基准日"), page.matches().asOf().toString());
        line = note(sheet, line, t("导出时间"), MINUTE.format(now));
        line = note(sheet, line, t("导出人"), Visitor.now().name());
        line = note(
                sheet, line, t("规则库指纹"), page.matches().survey().population().libraryHash());
        for (Map.Entry<String, String> words : page.words().entrySet()) {
            line = note(sheet, line, words.getKey(), words.getValue());
        }
        Tally tally = Tally.of(page.matches().rows());
        line = note(sheet, line, t("行数"), String.valueOf(tally.rows()));
        for (Outcome outcome : Outcome.values()) {
            line = note(sheet, line, t(outcome.label()), String.valueOf(tally.rows(outcome)));
        }
        for (MoneyBand band : List.of(MoneyBand.CERTAIN, MoneyBand.CEILING, MoneyBand.PENDING)) {
            sheet.value(line, 0, t("{0}合计（万元）", t(band.label())));
            amount(sheet, line, 1, band.of(tally.money()));
            line++;
        }
        note(sheet, line, t("提示"), t("上限和未知不是应付金额：实际数额由主管部门审定。同组就高不重复的，只有最高一项计入合计。"));
    }

    private static int note(Worksheet sheet, int line, String label, String words) {
        sheet.value(line, 0, safe(label));
        sheet.value(line, 1, safe(words));
        sheet.style(line, 1).wrapText(true).verticalAlignment("top").set();
        return line + 1;
    }

    /** A text that no spreadsheet takes for a formula. */
    static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
