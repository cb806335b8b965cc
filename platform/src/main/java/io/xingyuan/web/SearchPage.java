package io.xingyuan.web;

import java.util.List;

/**
 * 搜索结果, by source.
 *
 * @param words as typed
 * @param groups those with hits only
 */
record SearchPage(String words, List<Group> groups) {

    static final int MOST = 20;

    record Group(String heading, List<SearchSource.Hit> hits) {

        /** Whether there may be more than are shown. */
        boolean full() {
            return hits.size() == MOST;
        }
    }
}
