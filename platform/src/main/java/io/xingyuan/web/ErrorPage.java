package io.xingyuan.web;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, said to the person in the reader's language.
 *
 * @param advice what to do now
 * @param reference a number to quote, null when there is nothing to look up
 * @param signIn whether signing in may help
 */
record ErrorPage(
        int status,
        String title,
        String message,
        String advice,
        @Nullable String reference,
        boolean signIn) {}
