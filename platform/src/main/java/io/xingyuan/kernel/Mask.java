package io.xingyuan.kernel;

/** 掩码: how a piece of personal data is shown to everybody until somebody entitled asks for the whole of it. */
public enum Mask {
    /** 138****1234. */
    PHONE {
        @Override
        String shown(String whole) {
            return ends(whole, 3, 4);
        }
    },
    /** a***@example.com. */
    EMAIL {
        @Override
        String shown(String whole) {
            int at = whole.lastIndexOf('@');
            return at < 1 ? "***" : whole.substring(0, whole.offsetByCodePoints(0, 1)) + "***" + whole.substring(at);
        }
    },
    /** 220***********1234. */
    ID_NUMBER {
        @Override
        String shown(String whole) {
            return ends(whole, 3, 4);
        }
    },
    /** 6222 **** **** 1234. */
    BANK_ACCOUNT {
        @Override
        String shown(String whole) {
            String digits = whole.replace(" ", "");
            return digits.length() < 12
                    ? "*".repeat(digits.length())
                    : digits.substring(0, 4) + " **** **** " + digits.substring(digits.length() - 4);
        }
    },
    /** *** in place of any amount: its length tells too much. */
    AMOUNT {
        @Override
        String shown(String whole) {
            return "***";
        }
    };

    abstract String shown(String whole);

    /** The empty text stays empty. */
    public String of(String whole) {
        return whole.isEmpty() ? "" : shown(whole);
    }

    private static String ends(String whole, int before, int after) {
        int hidden = whole.length() - before - after;
        return hidden < 3
                ? "*".repeat(whole.length())
                : whole.substring(0, before) + "*".repeat(hidden) + whole.substring(before + hidden);
    }
}
