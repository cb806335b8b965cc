package io.xingyuan.policy.fund;

import io.xingyuan.audit.Audit;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.policy.fund.PaymentStatus.Move;
import io.xingyuan.policy.fund.Payments.With;
import io.xingyuan.workbook.Column;
import io.xingyuan.workbook.CsvFile;
import io.xingyuan.workbook.RowProblem;
import io.xingyuan.workbook.Templates;
import io.xingyuan.workbook.Unreadable;
import io.xingyuan.workbook.WorkbookFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 银行回单: takes in what the bank says of a batch; rows that cannot be taken come back with the reason. */
@Component
class BankAnswers {

    private static final Pattern SLASHED = Pattern.compile("(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})");
    static final String NUMBER = "拨付单号";
    static final String BATCH = "批次号";
    static final String RESULT = "结果";
    static final String DAY = "付款日期";
    static final String AMOUNT = "金额（元）";
    static final String REASON = "原因";
    static final List<String> RESULTS = List.of("成功", "失败", "退汇");
    static final List<Column> COLUMNS = List.of(
            Column.required(NUMBER, "导出的批量付款表里的号，例如 BF2026-000001"),
            Column.optional(BATCH, "导出的批量付款表里的批次号；重新拨付过的必填"),
            Column.required(RESULT, "成功、失败或退汇").choosing(RESULTS),
            Column.optional(DAY, "成功时必填，例如 2026-11-20").asDate(),
            Column.optional(AMOUNT, "填写时与拨付单核对"),
            Column.optional(REASON, "失败或退汇的原因"));

    private final Batches batches;
    private final Payments payments;
    private final Disbursing disbursing;
    private final Audit audit;
    private final Clock clock;

    BankAnswers(Batches batches, Payments payments, Disbursing disbursing, Audit audit, Clock clock) {
        this.clock = clock;
        this.batches = batches;
        this.payments = payments;
        this.disbursing = disbursing;
        this.audit = audit;
    }

    /** 一行: what is to be done, or what is wrong with it. */
    private record Read(@Nullable Payment payment, @Nullable Move move, With with, List<RowProblem> problems) {
        static Read wrong(String column, String reason, String suggestion) {
            return new Read(null, null, With.reason(""), List.of(new RowProblem(column, reason, suggestion)));
        }
    }

    /** 结果: how many rows were taken and how many came back. */
    record Outcome(UUID id, int good, int bad) {}

    @Transactional(rollbackFor = Exception.class)
    public Outcome take(UUID batchId, String fileName, byte[] content) throws Unreadable, IOException {
        Batch batch = batches.get(batchId);
        if (!batch.status().atBank()) {
            throw new Refusal("批次 {0} 还没有复核，不能导入回单。", batch.number());
        }
        Map<String, Payment> known =
                payments.lockBatch(batchId).stream().collect(Collectors.toMap(Payment::number, Function.identity()));
        Set<String> seen = new LinkedHashSet<>();
        Map<WorkbookFile.Line, List<RowProblem>> bad = new LinkedHashMap<>();
        List<Read> good = new ArrayList<>();
        Map<PaymentId, Long> sent =
                payments.sent(batchId).stream().collect(Collectors.toMap(Payment::id, Payment::fen));
        Days days = days(batch);
        List<WorkbookFile.Line> lines = CsvFile.named(fileName)
                ? new CsvFile(content).lines(COLUMNS)
                : new WorkbookFile(content).lines(COLUMNS);
        for (WorkbookFile.Line line : lines) {
            String number = line.cells().getOrDefault(NUMBER, "");
            Payment payment = known.get(number);
            String of = line.cells().getOrDefault(BATCH, "");
            Read read;
            if (!of.isEmpty() && !of.equals(batch.number())) {
                read = Read.wrong(BATCH, "这一行是批次 " + of + " 的回单，不是 " + batch.number() + " 的", "请到批次 " + of + " 的页面导入");
            } else if (payment == null) {
                read = elsewhere(number, sent.keySet());
            } else if (of.isEmpty() && payments.issues(payment.id()) > 1) {
                read = Read.wrong(BATCH, "这笔拨付重新拨付过，没有批次号分不清是哪一次的回单", "请填写批次号，与银行核对后再导入");
            } else {
                read = read(line.cells(), payment, sent.getOrDefault(payment.id(), payment.fen()), seen, days);
            }
            if (read.problems().isEmpty()) {
                good.add(read);
            } else {
                bad.put(line, read.problems());
            }
        }
        for (Read read : good) {
            if (read.payment() != null && read.move() != null) {
                disbursing.move(read.payment().id(), read.move(), read.with());
            }
        }
        UUID id = payments.nextId();
        byte[] report = bad.isEmpty() ? null : Templates.report("银行回单", COLUMNS, bad);
        batches.insertAnswer(id, batchId, fileName, good.size(), bad.size(), report);
        audit.record("导入银行回单", "拨付批次", batchId, batch.number());
        boolean open = payments.ofBatch(batchId).stream().anyMatch(payment -> payment.status() == PaymentStatus.SENT);
        if (!open && batch.status() == Batch.Status.CHECKED) {
            batches.move(batchId, Batch.Status.CHECKED, Batch.Status.CLOSED, "");
        }
        return new Outcome(id, good.size(), bad.size());
    }

    /** A row about a payment that is not, or not any more, in the batch whose answer it stands in. */
    private Read elsewhere(String number, Set<PaymentId> sentHere) {
        Payment payment = payments.numbered(number).orElse(null);
        if (payment == null) {
            return Read.wrong(NUMBER, "这一批次里没有这个拨付单号", "请核对批次和单号");
        }
        String now = payment.batch() == null ? "" : batches.get(payment.batch()).number();
        if (sentHere.contains(payment.id())) {
            return Read.wrong(
                    NUMBER,
                    "这笔拨付在这一批次没有付成，已重新拨付" + (now.isEmpty() ? "" : "，现在批次 " + now),
                    now.isEmpty() ? "请核对单号" : "请到批次 " + now + " 的页面导入那一次的回单");
        }
        return now.isEmpty()
                ? Read.wrong(NUMBER, "这笔拨付不在这一批次，也没有送银行", "请核对批次和单号")
                : Read.wrong(NUMBER, "这笔拨付在批次 " + now + "，不在这一批次", "请到批次 " + now + " 的页面导入");
    }

    /** 付款日期的范围: no batch is paid before it was checked, and none tomorrow. */
    private record Days(LocalDate first, LocalDate last) {}

    private Days days(Batch batch) {
        Instant checked = Objects.requireNonNull(batch.checkedAt());
        return new Days(LocalDate.ofInstant(checked, clock.getZone()), LocalDate.now(clock));
    }

    /** @param sentFen what the batch sent, whatever was recovered since */
    private static Read read(Map<String, String> cells, Payment payment, long sentFen, Set<String> seen, Days days) {
        if (!seen.add(payment.number())) {
            return Read.wrong(NUMBER, "同一份回单里出现了两次", "请只留一行");
        }
        String amount = cells.getOrDefault(AMOUNT, "").replace(",", "");
        if (!amount.isEmpty() && !same(amount, sentFen)) {
            return Read.wrong(AMOUNT, "与拨付单的 " + Wan.yuan(sentFen) + " 元不一致", "请与银行核对");
        }
        String result = cells.getOrDefault(RESULT, "");
        String reason = cells.getOrDefault(REASON, "");
        return switch (result) {
            case "成功" -> paid(cells.getOrDefault(DAY, ""), payment, days);
            case "失败" -> step(payment, Move.FAIL, new With(null, null, null, reason), result);
            case "退汇" ->
                step(
                        payment,
                        payment.status() == PaymentStatus.PAID ? Move.RETURN : Move.BOUNCE,
                        new With(null, null, null, reason),
                        result);
            default -> Read.wrong(RESULT, "不认识的结果", "请填写成功、失败或退汇");
        };
    }

    private static Read paid(String typed, Payment payment, Days days) {
        LocalDate day;
        try {
            day = day(typed);
        } catch (DateTimeException unreadable) {
            return Read.wrong(DAY, "付款成功的要有付款日期", "请按 2026-11-20 的样子填写");
        }
        return day.isBefore(days.first()) || day.isAfter(days.last())
                ? Read.wrong(DAY, "付款日期应在批次复核之日 " + days.first() + " 和今天 " + days.last() + " 之间", "请与银行核对")
                : step(payment, Move.PAY, new With(null, null, day, ""), "成功");
    }

    /** Also as a spreadsheet rewrites it. */
    private static LocalDate day(String typed) {
        Matcher parts = SLASHED.matcher(typed);
        return parts.matches()
                ? LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)))
                : LocalDate.parse(typed);
    }

    private static Read step(Payment payment, Move move, With with, String result) {
        return move.from().contains(payment.status())
                ? new Read(payment, move, with, List.of())
                : Read.wrong(RESULT, "拨付单现在是“" + payment.status().label() + "”，不能记为" + result, "可能已经导入过");
    }

    private static boolean same(String yuan, long fen) {
        try {
            return new BigDecimal(yuan).compareTo(BigDecimal.valueOf(fen, 2)) == 0;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }
}
