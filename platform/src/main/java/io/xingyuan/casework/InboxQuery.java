package io.xingyuan.casework;

import io.xingyuan.calendar.Light;
import io.xingyuan.kernel.SearchName;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * 待办查询: which lines of which list; as the address has it, a bad value counts as none.
 *
 * @param box which of the four lists
 * @param q number, title or applicant, or a part of it
 */
record InboxQuery(
        @Nullable String box,
        @Nullable String q,
        @Nullable String procedure,
        @Nullable String light) {

    /** 事务箱: the four lists of one's own work. */
    enum Box {
        WAITING("待办"),
        DONE("已办"),
        COPIES("抄送"),
        MINE("我发起的");

        private final String label;

        Box(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        String path() {
            return "/inbox" + (this == WAITING ? "" : "?box=" + name().toLowerCase(Locale.ROOT));
        }
    }

    Box chosen() {
        return Arrays.stream(Box.values())
                .filter(each -> each.name().equalsIgnoreCase(box))
                .findFirst()
                .orElse(Box.WAITING);
    }

    @Nullable
    Light lit() {
        return Arrays.stream(Light.values())
                .filter(each -> each.name().equalsIgnoreCase(light))
                .findFirst()
                .orElse(null);
    }

    String words() {
        return CaseQuery.text(q);
    }

    String from() {
        return CaseQuery.text(procedure);
    }

    /** For {@code like}; null when everything will do. */
    @Nullable
    String like() {
        String plain = SearchName.plain(words());
        return plain.isEmpty() ? null : "%" + words().replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }
}
