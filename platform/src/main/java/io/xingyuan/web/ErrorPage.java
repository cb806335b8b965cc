package io.xingyuan.web;

import org.jspecify.annotations.Nullable;

/** What went wrong, said to the person: a heading, what happened, what to do, and a number to quote. */
record ErrorPage(
        String title,
        String message,
        String advice,
        @Nullable String reference) {}
