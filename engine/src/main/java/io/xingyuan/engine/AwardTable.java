package io.xingyuan.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 兑现台账表: awards already given, as a CSV table with the columns 条款, id, 年度, 档次 and 金额（元）. */
public final class AwardTable {

    private static final List<String> TITLES = List.of("条款", "id", "年度", "档次", "金额（元）");

    private final String file;
    private final PolicyLibrary library;
    private final Problems problems;
    private final List<Ledger.Entry> entries = new ArrayList<>();

    private AwardTable(String file, PolicyLibrary library, Problems problems) {
        this.file = file;
        this.library = library;
        this.problems = problems;
    }

    /** Lines that cannot be read become problems and are left out. */
    public static List<Ledger.Entry> read(Path path, PolicyLibrary library, Problems problems) throws IOException {
        var table = new AwardTable(String.valueOf(path.getFileName()), library, problems);
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                var csv = new CsvReader(reader)) {
            table.read(csv);
        } catch (CsvFault fault) {
            problems.error(new Place(table.file, fault.line(), 0), String.valueOf(fault.getMessage()));
        }
        return List.copyOf(table.entries);
    }

    private void read(CsvReader csv) throws IOException {
        List<String> titles = csv.next();
        if (titles == null || !titles.stream().map(String::strip).toList().equals(TITLES)) {
            problems.error(new Place(file, 1, 1), "表头应是 " + String.join(",", TITLES));
            return;
        }
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            entry(row, csv.line());
        }
    }

    private void entry(List<String> row, int line) {
        ClauseId clause = clause(cell(row, 0));
        Long year = number(cell(row, 2), 1);
        Long tier = number(cell(row, 3), 1);
        Long fen = number(cell(row, 4), 100);
        if (clause == null) {
            fault(line, 1, "没有这个条款：" + Form.brief(cell(row, 0)));
        } else if (cell(row, 1).isEmpty()) {
            fault(line, 2, "缺少 id");
        } else if (year == null || year > 9999) {
            fault(line, 3, "年度应是四位数字，没有就写 0 或空着");
        } else if (tier == null || tier > 1000) {
            fault(line, 4, "档次应是数字，没有就写 0 或空着");
        } else if (fen == null) {
            fault(line, 5, "金额应是以元为单位的数，至多两位小数");
        } else if (year == 0 && pays(clause, Frequency.YEARLY)) {
            fault(line, 3, "每年一次的条款要写年度，不然不知道哪一年已兑现");
        } else if (tier == 0 && pays(clause, Frequency.PER_TIER)) {
            fault(line, 4, "分档的条款要写兑现到第几档，不然会从第一档重新算");
        } else {
            entries.add(new Ledger.Entry(clause, cell(row, 1), Math.toIntExact(year), Math.toIntExact(tier), fen));
        }
    }

    private @Nullable ClauseId clause(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            return null;
        }
        ClauseId id = ClauseId.parse(text);
        return library.clause(id).isPresent() ? id : null;
    }

    private boolean pays(ClauseId id, Frequency frequency) {
        return library.clause(id)
                .filter(clause -> clause.frequency() == frequency)
                .isPresent();
    }

    /** Never negative; nothing counts as 0; null when it is no number. */
    private static @Nullable Long number(String text, int scale) {
        if (text.isEmpty()) {
            return 0L;
        }
        if (scale == 1) {
            return text.matches("\\d{1,12}") ? Long.valueOf(text) : null;
        }
        if (!text.matches("\\d{1,12}(\\.\\d{1,2})?")) {
            return null;
        }
        int point = text.indexOf('.');
        String cents = point < 0 ? "00" : (text.substring(point + 1) + "0").substring(0, 2);
        return Long.parseLong((point < 0 ? text : text.substring(0, point)) + cents);
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column).strip() : "";
    }

    private void fault(int line, int column, String message) {
        problems.error(new Place(file, line, column), message);
    }
}
