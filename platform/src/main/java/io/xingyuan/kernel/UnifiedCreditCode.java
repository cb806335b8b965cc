package io.xingyuan.kernel;

import java.text.Normalizer;
import java.util.Locale;

/**
 * 统一社会信用代码: the 18 characters that identify a legal person, GB 32100-2015.
 *
 * <p>Characters 9–17 are the organisation code with its own check character (GB 11714); the 18th checks the whole.
 * Full-width and lower-case input, blanks and hyphens are accepted and normalised.
 */
public record UnifiedCreditCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int LENGTH = 18;
    private static final int ORGANISATION_START = 8;
    private static final int ORGANISATION_CHECK = 16;

    public UnifiedCreditCode {
        String fault = fault(value);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }

    /**
     * Normalises and checks what somebody typed.
     *
     * @throws IllegalArgumentException with a Chinese message that names the fault and, where one can tell, the mend
     */
    public static UnifiedCreditCode of(String text) {
        return new UnifiedCreditCode(normalise(text));
    }

    /** The text as it would be stored, checked or not. */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\-\\u200b\\ufeff]", "")
                .toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a normalised code, as a Chinese sentence; empty when nothing is. */
    public static String fault(String code) {
        if (code.length() != LENGTH) {
            return "统一社会信用代码应为18位，现为" + code.length() + "位";
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(code.charAt(i)) < 0) {
                return "统一社会信用代码第" + (i + 1) + "位“" + code.charAt(i) + "”不能使用，应为数字或大写字母（不含I、O、S、V、Z）";
            }
        }
        char organisation = organisationCheck(code);
        char whole = wholeCheck(code);
        boolean organisationFails = organisation != code.charAt(ORGANISATION_CHECK);
        boolean wholeFails = whole != code.charAt(LENGTH - 1);
        if (organisationFails && wholeFails) {
            return "统一社会信用代码第9至17位的主体标识码校验和末位校验都不符，请核对全码";
        }
        if (organisationFails) {
            return "统一社会信用代码第9至17位的主体标识码校验不符：按前8位计算第17位应为" + organisation + "，现为" + code.charAt(ORGANISATION_CHECK);
        }
        return wholeFails ? "统一社会信用代码末位校验不符：应为" + whole + "，现为" + code.charAt(LENGTH - 1) : "";
    }

    /**
     * The code that belongs to a registrar and kind (2), region (6) and organisation number (8), with both check
     * characters computed.
     */
    public static UnifiedCreditCode issue(String sixteen) {
        String seventeen = sixteen + organisationCheck(sixteen);
        return new UnifiedCreditCode(seventeen + wholeCheck(seventeen));
    }

    /** 行政区划: characters 3–8, the region where it was registered. */
    public String region() {
        return value.substring(2, ORGANISATION_START);
    }

    // GB 11714: 11 − Σ mod 11, where 10 is written X and 11 is written 0.
    private static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += ORGANISATION_WEIGHTS[i] * ORGANISATION_ALPHABET.indexOf(code.charAt(ORGANISATION_START + i));
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    // GB 32100: (31 − Σ mod 31) mod 31 as a character of the alphabet.
    private static char wholeCheck(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}
