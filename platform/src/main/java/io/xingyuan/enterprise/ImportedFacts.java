package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.Value;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.RowProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** 导入的事实: turns the fact cells of checked rows into facts of the import, with the source that the row names. */
final class ImportedFacts {

    static final Column SOURCE = Column.optional("来源", "这一行数据从哪里来，如 统计联网直报；不填为“工作簿导入”");
    static final Column AS_OF = Column.optional("截止日", "数据截至哪一天；不填为导入当天").asDate();
    static final Column YEAR = Column.required("年度", "四位年份，如 2025");
    private static final int FIRST_YEAR = 1949;

    private final List<NewFact> facts = new ArrayList<>();
    private final UUID importId;
    private final LocalDate today;

    ImportedFacts(UUID importId, LocalDate today) {
        this.importId = importId;
        this.today = today;
    }

    List<NewFact> all() {
        return facts;
    }

    /** The day that the row names, or today. */
    LocalDate asOf(Map<String, String> cells, List<RowProblem> problems) {
        String typed = cells.get(AS_OF.name());
        if (typed == null) {
            return today;
        }
        try {
            return FactText.date(AS_OF.name(), typed);
        } catch (IllegalArgumentException unreadable) {
            problems.add(new RowProblem(AS_OF.name(), String.valueOf(unreadable.getMessage()), "按 2023-05-01 的样子填写"));
            return today;
        }
    }

    /** The year that the row names; 0 when it names none or a wrong one. */
    int year(Map<String, String> cells, List<RowProblem> problems) {
        String typed = cells.getOrDefault(YEAR.name(), "").replace("年", "");
        if (typed.isEmpty()) {
            problems.add(new RowProblem(YEAR.name(), "请填写年度", "填四位年份，如 " + (today.getYear() - 1)));
            return 0;
        }
        int year = typed.matches("\\d{4}") ? Integer.parseInt(typed) : 0;
        if (year < FIRST_YEAR || year > today.getYear() + 1) {
            problems.add(new RowProblem(YEAR.name(), "年度“" + typed + "”不对", "填四位年份，如 " + (today.getYear() - 1)));
            return 0;
        }
        return year;
    }

    void add(
            EnterpriseId enterprise,
            Entity entity,
            UUID subject,
            Map<FactDefinition, Value> values,
            int year,
            Map<String, String> cells) {
        String source = cells.getOrDefault(SOURCE.name(), "工作簿导入");
        LocalDate asOf = asOf(cells, new ArrayList<>());
        values.forEach((fact, value) -> facts.add(new NewFact(
                enterprise,
                entity,
                subject,
                fact.code(),
                fact.period() == Period.YEAR ? year : 0,
                value,
                source,
                asOf,
                FactRank.PARK,
                importId)));
    }
}
