package io.xingyuan.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 模板与退回表: the workbook to fill in, and the one that comes back with what is wrong. */
public final class Templates {

    private static final int LAST_ROW = 20_000;

    private Templates() {}

    static byte[] template(String title, List<Column> columns) throws IOException {
        var out = new ByteArrayOutputStream();
        Workbook book = new Workbook(out, "Xingyuan", "1.0");
        Worksheet sheet = book.newWorksheet(title);
        head(sheet, columns);
        notes(book.newWorksheet("填写说明"), columns);
        choices(book.newWorksheet("选项"), sheet, columns);
        book.finish();
        return out.toByteArray();
    }

    /** The bad rows under the same heads, each bad cell with a comment, and the reasons in a last column. */
    public static byte[] report(String title, List<Column> columns, Map<WorkbookFile.Line, List<RowProblem>> bad)
            throws IOException {
        var out = new ByteArrayOutputStream();
        Workbook book = new Workbook(out, "Xingyuan", "1.0");
        Worksheet sheet = book.newWorksheet(title);
        head(sheet, columns);
        int last = columns.size();
        sheet.value(0, last, "错误（改好后可直接重新上传）");
        sheet.style(0, last).bold().fillColor("FDEAEA").set();
        sheet.width(last, 80);
        int row = 0;
        for (var line : bad.entrySet()) {
            row++;
            write(sheet, row, columns, line.getKey(), line.getValue());
        }
        choices(book.newWorksheet("选项"), sheet, columns);
        book.finish();
        return out.toByteArray();
    }

    private static void write(
            Worksheet sheet, int row, List<Column> columns, WorkbookFile.Line line, List<RowProblem> problems) {
        var reasons = new StringBuilder("原第" + line.number() + "行：");
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            String value = line.cells().get(name);
            if (value != null) {
                sheet.value(row, i, Export.safe(value));
            }
            for (RowProblem problem : problems) {
                if (problem.column().equals(name)) {
                    sheet.comment(row, i, problem.reason() + "\n" + problem.suggestion());
                    sheet.style(row, i).fillColor("FDEAEA").set();
                    reasons.append('【')
                            .append(name)
                            .append(value == null ? "" : "：" + value)
                            .append("】")
                            .append(problem.reason())
                            .append(problem.suggestion().isEmpty() ? "；" : "，" + problem.suggestion() + "；");
                }
            }
        }
        sheet.value(row, columns.size(), Export.safe(reasons.toString()));
    }

    private static void head(Worksheet sheet, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            sheet.value(0, i, column.name() + (column.required() ? "*" : ""));
            sheet.comment(0, i, (column.required() ? "必填。" : "选填。") + column.note());
            sheet.style(0, i)
                    .bold()
                    .fillColor(column.required() ? "F6D9CC" : "F2E6E0")
                    .set();
            sheet.width(i, Math.clamp(column.name().length() * 2L + 4, 12, 40));
        }
        sheet.freezePane(0, 1);
    }

    private static void notes(Worksheet sheet, List<Column> columns) {
        sheet.value(0, 0, "列");
        sheet.value(0, 1, "必填");
        sheet.value(0, 2, "填什么");
        sheet.width(0, 28);
        sheet.width(2, 90);
        int row = 1;
        for (Column column : columns) {
            sheet.value(row, 0, column.name());
            sheet.value(row, 1, column.required() ? "是" : "否");
            sheet.value(
                    row,
                    2,
                    column.note() + (column.choices().isEmpty() ? "" : "（" + String.join("、", column.choices()) + "）"));
            row++;
        }
    }

    private static void choices(Worksheet lists, Worksheet sheet, List<Column> columns) {
        int list = 0;
        for (int i = 0; i < columns.size(); i++) {
            List<String> offered = columns.get(i).choices();
            if (!offered.isEmpty()) {
                lists.value(0, list, columns.get(i).name());
                for (int k = 0; k < offered.size(); k++) {
                    lists.value(k + 1, list, offered.get(k));
                }
                sheet.range(1, i, LAST_ROW, i).validateWithList(lists.range(1, list, offered.size(), list));
                list++;
            }
        }
        if (list == 0) {
            lists.value(0, 0, "没有下拉选项");
        }
    }
}
