package io.xingyuan.engine;

import java.util.List;
import java.util.Map;

/** YAML 节点: the strict subset that policy sources are written in; every node knows its place. */
sealed interface Yaml {

    Place place();

    /** 空值: nothing, {@code ~} or {@code null}. */
    record Empty(Place place) implements Yaml {}

    /** 序列. */
    record Sequence(List<Yaml> items, Place place) implements Yaml {}

    /** 映射, in source order. */
    record Mapping(Map<String, Entry> entries, Place place) implements Yaml {}

    /** 键值. */
    record Entry(Place key, Yaml value) {}

    /**
     * 标量, always text; the schema gives it a type.
     *
     * @param lines where each source line begins within {@code value}, for block scalars; empty otherwise
     */
    record Scalar(String value, boolean quoted, Place place, List<Line> lines) implements Yaml {

        /** Where {@code value.charAt(offset)} stands in the source; exact but for escapes in quotes. */
        Place at(int offset) {
            Line line = new Line(0, place.line(), place.column() + (quoted ? 1 : 0));
            for (Line candidate : lines) {
                if (candidate.offset() <= offset) {
                    line = candidate;
                }
            }
            return new Place(place.file(), line.line(), line.column() + offset - line.offset());
        }
    }

    /** 一行的起点. */
    record Line(int offset, int line, int column) {}
}
