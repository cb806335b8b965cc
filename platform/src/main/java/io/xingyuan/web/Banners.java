package io.xingyuan.web;

import java.util.Optional;

/** 横幅: a line above every page, such as that the system shows demo content. Any module may publish such a bean. */
public interface Banners {

    Optional<Banner> now(Visitor visitor);

    /**
     * One line.
     *
     * @param text in the reader's language
     * @param action the words of the link, empty for none
     */
    record Banner(String text, String action, String path) {}
}
