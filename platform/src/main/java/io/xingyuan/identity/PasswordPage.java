package io.xingyuan.identity;

/**
 * 口令页.
 *
 * @param has whether the account has a password at all
 * @param must whether it must be changed before anything else
 * @param rule in the reader's language
 */
record PasswordPage(boolean has, boolean must, String rule) {}
