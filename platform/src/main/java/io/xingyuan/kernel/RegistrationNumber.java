package io.xingyuan.kernel;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 证号: the number of a device's registration certificate or filing, or of a licence to produce or trade devices.
 *
 * <p>Full-width input, blanks and a missing or superfluous 号 are accepted and normalised.
 *
 * @param value in the one way in which it is stored
 * @param year of the first registration, filing or licence
 */
public record RegistrationNumber(String value, Kind kind, int year) {

    private static final String PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
    private static final int LONGEST = 40;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2099;

    /** 证号种类: each with the form that the rules give it. */
    public enum Kind {
        // 《医疗器械注册与备案管理办法》第115条: class and two digits of the catalogue stand between year and serial.
        REGISTRATION("医疗器械注册证", "([国%s])械注([准进许])(?<year>\\d{4})([23])\\d{6}", ""),
        // 同办法第116条: the city's short name may follow the province's.
        FILING("第一类医疗器械备案", "(国|[%s]\\p{IsHan}{0,2})械备(?<year>\\d{4})\\d{4}", ""),
        PRODUCTION_LICENCE("医疗器械生产许可证", "[%s]食?药监械生产许(?<year>\\d{4})\\d{4}", "号"),
        PRODUCTION_FILING("第一类医疗器械生产备案", "[%s]\\p{IsHan}{0,2}食?药监械生产备(?<year>\\d{4})\\d{4}", "号"),
        TRADE_LICENCE("医疗器械经营许可证", "[%s]\\p{IsHan}{0,2}食?药监械经营许(?<year>\\d{4})\\d{4}", "号"),
        TRADE_FILING("第二类医疗器械经营备案", "[%s]\\p{IsHan}{0,2}食?药监械经营备(?<year>\\d{4})\\d{4}", "号");

        private final String label;
        private final Pattern form;
        private final String end;

        Kind(String label, String form, String end) {
            this.label = label;
            this.form = Pattern.compile(form.formatted(PROVINCES));
            this.end = end;
        }

        /** Chinese. */
        public String label() {
            return label;
        }
    }

    /**
     * Normalises and checks what somebody typed.
     *
     * @throws IllegalArgumentException with a Chinese message that names the fault
     */
    public static RegistrationNumber of(String text) {
        String plain = plain(text);
        return Arrays.stream(Kind.values())
                .flatMap(kind -> read(kind, plain).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "证号“" + shown(plain) + "”写法不对，应如 国械注准20233010001、吉长械备20230001 或 吉药监械生产许20230001号"));
    }

    private static Optional<RegistrationNumber> read(Kind kind, String plain) {
        Matcher matcher = kind.form.matcher(plain);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group("year"));
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("证号“" + plain + "”里的年份 " + year + " 不对");
        }
        if (kind == Kind.REGISTRATION) {
            requireOffice(plain, matcher);
        }
        return Optional.of(new RegistrationNumber(plain + kind.end, kind, year));
    }

    // 第115条: the nation registers class III and whatever is imported, a province class II made in China.
    private static void requireOffice(String plain, Matcher matcher) {
        boolean national = matcher.group(1).equals("国");
        boolean imported = !matcher.group(2).equals("准");
        boolean third = matcher.group(4).equals("3");
        if (national != (imported || third)) {
            throw new IllegalArgumentException(
                    "证号“" + plain + "”不对：" + (national ? "境内第二类产品由省级注册，首字应为省份简称" : "境内第三类和进口产品由国家注册，首字应为“国”"));
        }
    }

    /** 管理类别: the class in the number of a registration, or 1 of a filing; empty for licences. */
    public Optional<Integer> deviceClass() {
        return switch (kind) {
            case REGISTRATION -> Optional.of(value.charAt("国械注准2023".length()) - '0');
            case FILING -> Optional.of(1);
            default -> Optional.empty();
        };
    }

    private static String plain(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\u200b\\ufeff()（）]", "");
        return plain.endsWith("号") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String shown(String plain) {
        return plain.codePointCount(0, plain.length()) <= LONGEST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST)) + "…";
    }

    @Override
    public String toString() {
        return value;
    }
}
