package io.xingyuan.policy.fund;

/** 大写金额: an amount as it is written on Chinese vouchers, 《正确填写票据和结算凭证的基本规定》 (银发〔1997〕393号附件一). */
final class CapitalAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final int GROUP = 10_000;

    private CapitalAmount() {}

    /** 12_345_600 分 is {@code 人民币壹拾贰万叁仟肆佰伍拾陆元整}; nought and more. */
    static String of(long fen) {
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int cents = (int) (fen % 10);
        var words = new StringBuilder("人民币");
        if (yuan > 0 || fen == 0) {
            words.append(yuan == 0 ? "零" : whole(yuan)).append('元');
        }
        if (jiao == 0 && cents == 0) {
            return words.append('整').toString();
        }
        if (jiao > 0 && yuan > 0 && yuan % 10 == 0) {
            words.append('零');
        }
        if (jiao > 0) {
            words.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0) {
            words.append('零');
        }
        return cents > 0
                ? words.append(DIGITS.charAt(cents)).append('分').toString()
                : words.append('整').toString();
    }

    private static String whole(long yuan) {
        var words = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int four = (int) (yuan / power(group) % GROUP);
            if (four == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (gap || four < GROUP / 10)) {
                words.append('零');
            }
            words.append(four(four)).append(GROUPS[group]);
            gap = false;
        }
        return words.toString();
    }

    private static long power(int group) {
        long power = 1;
        for (int i = 0; i < group; i++) {
            power *= GROUP;
        }
        return power;
    }

    private static String four(int number) {
        var words = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = number / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (gap) {
                words.append('零');
            }
            words.append(DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return words.toString();
    }
}
