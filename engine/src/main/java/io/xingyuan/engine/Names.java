package io.xingyuan.engine;

/** 名字的规则: what facts and parameters may be called. */
final class Names {

    private static final int MAX_LENGTH = 64;

    private Names() {}

    static boolean isName(String name) {
        boolean letters = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return !name.isEmpty() && name.length() <= MAX_LENGTH && Character.isLetter(name.charAt(0)) && letters;
    }

    static boolean isReserved(String name) {
        return ExpressionParser.isKeyword(name)
                || FunctionCompiler.NAMES.contains(name)
                || RoundingWords.fen(name) != null
                || name.equals(Vocabulary.TODAY)
                || name.equals(Vocabulary.REFERENCE_YEAR);
    }
}
