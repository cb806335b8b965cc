package io.xingyuan.policy.application;

import io.xingyuan.kernel.Refusal;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 支出明细: an invoice or voucher that an application counts on. */
record Expenditure(UUID id, String number, String seller, long fen, LocalDate spentOn) {

    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_SELLER = 100;

    /** What was typed, read. */
    static Expenditure of(UUID id, String number, String seller, String yuan, String on, LocalDate today) {
        String digits = yuan.replaceAll("[,，\\s]", "");
        if (number.isBlank()
                || number.length() > LONGEST_NUMBER
                || bill(number, "").equals("/")) {
            throw new Refusal("请填写发票号码或凭证号，最多 60 个字。");
        }
        if (seller.isBlank() || seller.length() > LONGEST_SELLER) {
            throw new Refusal("请填写销售方名称，最多 100 个字。");
        }
        if (!digits.matches("\\d{1,13}(\\.\\d{1,2})?") || new BigDecimal(digits).signum() <= 0) {
            throw new Refusal("金额应为以元计的正数，例如 125000 或 125000.50。");
        }
        LocalDate day = day(on.strip());
        if (day == null || day.isAfter(today)) {
            throw new Refusal("请填写开票日期，不能晚于今天。");
        }
        return new Expenditure(
                id,
                number.strip(),
                seller.strip(),
                new BigDecimal(digits).movePointRight(2).longValueExact(),
                day);
    }

    /** The same for every way of writing the same number and seller. */
    String bill() {
        return bill(number, seller);
    }

    private static String bill(String number, String seller) {
        return plain(number) + "/" + plain(seller);
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
