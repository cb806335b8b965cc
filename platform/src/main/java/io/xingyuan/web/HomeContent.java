package io.xingyuan.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 首页内容: what a module has for a visitor's first page. Each module may publish such beans. */
public interface HomeContent {

    /** 待办: what waits for this visitor. */
    default List<Task> tasks(Visitor visitor) {
        return List.of();
    }

    /** My figures: each opens the list that it counts. */
    default List<Card> cards(Visitor visitor) {
        return List.of();
    }

    /**
     * One thing to do. Texts in the reader's language.
     *
     * @param since when it began to wait; null when nobody knows
     * @param dueText the last day as it is written, such as one that is provisional; empty for none
     */
    record Task(
            String title,
            String note,
            String path,
            @Nullable LocalDate since,
            @Nullable LocalDate due,
            String dueText) {

        /** Due on a day that stands firm. */
        public Task(String title, String note, String path, @Nullable LocalDate since, @Nullable LocalDate due) {
            this(title, note, path, since, due, due == null ? "" : due.toString());
        }
    }

    /**
     * One figure. Texts in the reader's language.
     *
     * @param kind the colour: empty, or {@code ok near miss judge no}
     * @param order small numbers stand first
     */
    record Card(String title, String figure, String unit, String note, String path, String kind, int order) {}
}
