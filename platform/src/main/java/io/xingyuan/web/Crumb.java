package io.xingyuan.web;

import org.jspecify.annotations.Nullable;

/** 面包屑: one step of the way to a page. */
public record Crumb(String label, @Nullable String path) {

    public static Crumb here(String label) {
        return new Crumb(label, null);
    }
}
