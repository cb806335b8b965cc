package io.xingyuan.policy.fund;

import io.xingyuan.workbook.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 批量付款表: a checked batch for the bank, as a workbook that it may fill in and send back, and as CSV. */
record BankFile(Batch batch, List<Line> lines) {

    static final List<String> HEAD = List.of(
            "序号",
            BankAnswers.NUMBER,
            BankAnswers.BATCH,
            "收款户名",
            "收款账号",
            "开户行",
            "联行号",
            BankAnswers.AMOUNT,
            "用途",
            BankAnswers.RESULT,
            BankAnswers.DAY,
            BankAnswers.REASON);

    private static final String BYTE_ORDER_MARK = Character.toString(0xFEFF);
    private static final String FORMULA = "=+-@\t\r";

    /** 一笔, with the account in the clear. */
    record Line(Payment payment, BankAccount account) {

        List<Object> cells(int number, Batch batch) {
            return Arrays.asList(
                    number,
                    payment.number(),
                    batch.number(),
                    account.holder(),
                    account.number(),
                    account.bank(),
                    account.bankCode(),
                    BigDecimal.valueOf(payment.fen(), 2),
                    payment.purpose(),
                    "",
                    "",
                    "");
        }
    }

    void workbook(OutputStream out) throws IOException {
        try (Export export = new Export(out, "批量付款", HEAD)) {
            for (int i = 0; i < lines.size(); i++) {
                export.row(lines.get(i).cells(i + 1, batch));
            }
        }
    }

    /** UTF-8 with the mark that Excel wants, quoted throughout, lines end as in RFC 4180. */
    String csv() {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK).append(row(HEAD.stream()));
        for (int i = 0; i < lines.size(); i++) {
            text.append(row(lines.get(i).cells(i + 1, batch).stream().map(String::valueOf)));
        }
        return text.toString();
    }

    private static String row(Stream<String> cells) {
        return cells.map(BankFile::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean formula = !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }
}
