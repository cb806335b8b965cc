package io.xingyuan.casework;

/**
 * 事由: what a case is about, by which figures keep cases of one procedure apart; such as a clause.
 *
 * @param key stays the same over the years; empty for none
 */
public record Topic(String key, String title) {

    public static final Topic NONE = new Topic("", "");
}
