package io.xingyuan.policy.matching;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.kernel.SearchName;
import org.jspecify.annotations.Nullable;

/**
 * 在册企业: an enterprise as the filter and the list of matches need it.
 *
 * @param park short name of its park
 * @param plain name as it is searched
 * @param initials pinyin initials of the name
 * @param place in the order of names
 */
record Resident(EnterpriseSummary summary, String park, String plain, String initials, int place) {

    static Resident of(EnterpriseSummary summary, String park, int place) {
        SearchName name = SearchName.of(summary.name());
        return new Resident(summary, park, name.plain(), name.initials(), place);
    }

    /** Upper part and segment of the chain, such as {@code 中游 · 影像设备}. */
    String chain() {
        String position = shown(summary.chainPosition());
        String segment = shown(summary.chainSegment());
        return position.isEmpty() || segment.isEmpty() ? position + segment : position + " · " + segment;
    }

    String size() {
        return shown(summary.sizeClass());
    }

    static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }
}
