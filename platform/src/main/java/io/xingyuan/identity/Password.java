package io.xingyuan.identity;

import java.util.stream.Stream;

/** 口令规则: at least ten characters of three classes (等保三级 profile). */
final class Password {

    static final int SHORTEST = 10;
    /** bcrypt reads no more bytes. */
    static final int LONGEST = 72;

    static final String RULE = "口令至少 10 个字符，大写字母、小写字母、数字、其他符号四类中至少三类。";

    private Password() {}

    static boolean obeysRule(String password) {
        long classes = Stream.of("\\p{Lu}", "\\p{Ll}", "\\p{Nd}", "[^\\p{Lu}\\p{Ll}\\p{Nd}]")
                .filter(kind -> password.matches("(?s).*" + kind + ".*"))
                .count();
        return classes >= 3
                && password.codePointCount(0, password.length()) >= SHORTEST
                && password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= LONGEST;
    }
}
