package io.xingyuan.enterprise;

import java.time.LocalDate;
import java.util.Map;

/** 演示年度数据: four years of plausible figures from an enterprise's last revenue, its growth and its headcount. */
final class DemoFigures {

    private static final int FIRST_YEAR = 2022;
    private static final int LAST_YEAR = 2025;
    private static final long ABOVE_SCALE = 2_000;

    private DemoFigures() {}

    static DemoFacts of(Map<String, String> row) {
        DemoFacts facts = new DemoFacts()
                .put("注册资本", row.get("注册资本") + "万元")
                .put("企业类型", row.getOrDefault("企业类型", ""))
                .put("产业领域", row.getOrDefault("产业领域", ""));
        long revenue = number(row, "营业收入2025");
        int founded = LocalDate.parse(row.getOrDefault("成立日期", "")).getYear();
        for (int year = LAST_YEAR; year >= Math.max(FIRST_YEAR, founded); year--) {
            year(facts, row, year, revenue);
            revenue = revenue * 100 / (100 + number(row, "年增速"));
        }
        return facts;
    }

    private static void year(DemoFacts facts, Map<String, String> row, int year, long revenue) {
        long staff = number(row, "从业人员2025") * (20 - (LAST_YEAR - year)) / 20;
        long research = revenue * number(row, "研发强度千分数") / 1_000;
        boolean industrial = "工业企业".equals(row.get("企业类型"));
        facts.put("营业收入", year, revenue)
                .put("主营业务收入", year, revenue * 93 / 100)
                .put("收入总额", year, revenue * 101 / 100)
                .put("税收", year, revenue * 6 / 100)
                .put("利润总额", year, revenue * 9 / 100)
                .put("研发费用", year, research)
                .put("境内研发费用", year, research * 92 / 100)
                .put("高新技术产品收入", year, revenue * 70 / 100)
                .put("从业人员", year, staff)
                .put("科技人员", year, staff * 18 / 100)
                .put("出口额", year, industrial ? revenue * 8 / 100 : 0)
                .put("固定资产投资", year, revenue * 7 / 100)
                .put("贷款额", year, revenue * 20 / 100)
                .put("资产总额", year, revenue * 130 / 100)
                .put("负债总额", year, revenue * 58 / 100);
        if (industrial) {
            facts.put("工业总产值", year, revenue * 104 / 100).put("是否纳统[" + year + "]", revenue >= ABOVE_SCALE ? "是" : "否");
        }
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(row.getOrDefault(column, "0"));
    }
}
