package io.xingyuan.identity;

/**
 * 重设口令页.
 *
 * @param rule in the reader's language
 */
record ResetPage(String signInName, String rule) {}
