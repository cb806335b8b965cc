package io.xingyuan.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** 银行: the way of payments to it and back: finance makes a batch of what waits, another one checks it, the bank answers. */
final class Bank {

    private final Person finance;
    private final Person checker;
    private final Path folder;

    Bank(Person finance, Person checker, Path folder) {
        this.finance = finance;
        this.checker = checker;
        this.folder = folder;
    }

    /** Finance stands on the page of the batch afterwards; gives the rows of the workbook for the bank. */
    List<List<String>> isSent(String pool) throws IOException {
        finance.opens("/fund/batches");
        finance.page.locator("#pool").selectOption(pool.replaceFirst(".*/", ""));
        finance.presses("编制批次").presses("提交复核").shot("batch").findsNoBarriersHere();
        String batch = finance.page.url();
        checker.opens(batch).presses("复核通过").clicks(checker.page.locator("#check button[type=submit]"));
        assertThat(checker.text()).contains("已复核");
        return Sheets.read(finance.opens(batch).downloads("银行批量付款表"));
    }

    /**
     * Finance takes in what the bank answers.
     *
     * @param rows of the workbook that the bank was sent
     * @param payment number of one of them, or a text that it stands in
     * @param answer of the bank to that one: result, day and reason
     * @param others what it answers to all others
     */
    void answers(List<List<String>> rows, String payment, List<String> answer, List<String> others) throws IOException {
        int number = rows.getFirst().indexOf("拨付单号");
        int batchNumber = rows.getFirst().indexOf("批次号");
        List<List<String>> answers = new ArrayList<>(List.of(List.of("拨付单号", "批次号", "结果", "付款日期", "原因")));
        for (List<String> row : rows.subList(1, rows.size())) {
            List<String> line = new ArrayList<>(List.of(row.get(number), row.get(batchNumber)));
            line.addAll(payment.contains(row.get(number)) ? answer : others);
            answers.add(line);
        }
        finance.page.locator("#file").setInputFiles(Sheets.write(folder.resolve("回单.xlsx"), answers));
        finance.presses("导入回单").shot("batch-answered");
        assertThat(finance.text()).contains("已回单");
        String batch = finance.page.url().replaceFirst("^https?://[^/]+", "");
        assertThat(finance.reads(batch + "/summary.pdf"))
                .contains("兑现汇总表", rows.get(1).get(number));
    }
}
