package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The money ends in the middle of a list: it goes in the list's order, and the list says where and why it stopped. */
@Journey
class BudgetJourneyTests {

    private static final String CLAUSE = "jilin-2023-35/3.6.1";

    @Test
    void theBudgetRunsOutInTheMiddleOfABatch(JdbcClient sql, Person finance) {
        List<String> codes = sql.sql("""
                select credit_code from enterprise.enterprise
                where name not like '示例影像%' and name not like '范例微创%' order by credit_code desc limit 3
                """).query(String.class).list();
        finance.signsInAs("财务专员").chooses("资金与拨付").shot("pools").follows("建立资金池");
        finance.fills("名称", "旅程专项资金（演示）").fills("资金来源", "园区自有").fills("文号", "旅程〔2026〕1号");
        finance.fills("下达金额", "80").presses("建立").shot("pool").findsNoBarriersHere();
        String pool = finance.page.url();

        finance.opens("/fund/payments/new");
        finance.page.locator("#pool").selectOption(pool.replaceFirst(".*/", ""));
        finance.fills(
                "拨付",
                "%s %s 50\n%s %s 40\n%s %s 30"
                        .formatted(codes.get(0), CLAUSE, codes.get(1), CLAUSE, codes.get(2), CLAUSE));
        finance.presses("预留").shot("budget-ends").findsNoBarriersHere();

        assertThat(finance.text())
                .contains("已预留 1 笔，共 50 万元。", "未预留 2 笔，共 70 万元", "第 2 笔", "可用 30 万元，不足以预留 40 万元")
                .containsPattern("第 3 笔 .*（排在前面的一笔余额不足，按顺序停止）");
        assertThat(finance.page.locator("tbody tr").count())
                .as("the payments of this pool")
                .isEqualTo(1);
        assertThat(finance.opens(pool).page.locator(".fund-parts").innerText()).contains("50 万元", "30 万元");
    }
}
