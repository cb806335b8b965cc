package io.xingyuan.engine;

/**
 * 条款测试的结果: whether a test came out as expected.
 *
 * @param place {@code file:line:column} of the test
 * @param message empty when passed; otherwise what was expected and what came, in Chinese
 */
public record Trial(ClauseId clause, String name, String place, boolean passed, String message) {}
