package io.xingyuan.casework.procedure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 流程版本: one version of a procedure on the books.
 *
 * @param author account of whoever wrote it last
 * @param publishedAt null until it is
 * @param edit counts the savings, so that two editors notice each other
 */
record Draft(
        Procedure procedure,
        Status status,
        String author,
        String authorName,
        Instant writtenAt,
        String publisherName,
        @Nullable Instant publishedAt,
        int edit) {

    /** 流程状态. */
    enum Status {
        DRAFT("草稿"),
        PROPOSED("待发布"),
        PUBLISHED("已发布");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
