package io.xingyuan.engine;

/**
 * 条款测试的结果.
 *
 * @param message empty when passed; otherwise what was expected and what came, in Chinese
 */
public record Trial(ClauseId clause, String name, boolean passed, String message) {}
