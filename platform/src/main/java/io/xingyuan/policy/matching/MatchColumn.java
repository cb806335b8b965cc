package io.xingyuan.policy.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** 匹配栏目: what the list of matches may show of an enterprise beside its name. */
enum MatchColumn {
    CREDIT_CODE("统一社会信用代码"),
    PARK("园区"),
    CHAIN("产业链"),
    SIZE("规模");

    static final List<MatchColumn> USUAL = List.of(PARK);

    private final String label;

    MatchColumn(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    String of(Resident resident) {
        return switch (this) {
            case CREDIT_CODE -> resident.summary().creditCode();
            case PARK -> resident.park();
            case CHAIN -> resident.chain();
            case SIZE -> resident.size();
        };
    }

    /** The columns asked for, in the order of the list; the usual ones when none is. */
    static List<MatchColumn> of(List<String> asked) {
        List<MatchColumn> columns = Arrays.stream(values())
                .filter(column -> asked.contains(column.path()))
                .toList();
        return columns.isEmpty() ? USUAL : columns;
    }
}
