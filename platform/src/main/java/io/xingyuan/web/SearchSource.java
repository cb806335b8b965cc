package io.xingyuan.web;

import java.util.List;

/** 搜索来源: what a module lets people find from the top bar. Each module may publish such a bean. */
public interface SearchSource {

    /** What kind of thing it finds, Chinese; translated when drawn. */
    String heading();

    /** Smaller ones stand first. */
    int order();

    /**
     * The best hits first, only what the visitor may see.
     *
     * @param words as typed, without spaces around, never empty
     */
    List<Hit> find(String words, Visitor visitor, int limit);

    /**
     * One hit.
     *
     * @param detail one line that tells it from its namesakes; may be empty
     */
    record Hit(String title, String detail, String path) {}
}
