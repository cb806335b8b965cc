package io.xingyuan.operations;

/**
 * 检查结论: how one thing was found, and how to mend it.
 *
 * @param id the same in every version, for scripts
 * @param repair empty when nothing is to be done
 */
record Verdict(String id, Words name, Level level, Words found, Words repair) {

    /** 结论等级, the worst last; its place is the exit code. */
    enum Level {
        /** Does not apply here, or cannot be seen from here. */
        SKIPPED("·", "未检查"),
        GOOD("✓", "正常"),
        WARNING("!", "注意"),
        FAULT("✗", "有误");

        private final String sign;
        private final String label;

        Level(String sign, String label) {
            this.sign = sign;
            this.label = label;
        }

        String sign() {
            return sign;
        }

        /** The Chinese name; the pages translate it. */
        public String label() {
            return label;
        }
    }

    /** The same in both languages, for a console that may speak either. */
    record Words(String chinese, String english) {

        static final Words NONE = new Words("", "");

        /** A figure or a path reads the same in both. */
        static Words plain(Object text) {
            return new Words(String.valueOf(text), String.valueOf(text));
        }

        public String in(boolean inEnglish) {
            return inEnglish ? english : chinese;
        }
    }
}
