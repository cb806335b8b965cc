package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * YAML 读取: block structure of the strict subset. Whatever it accepts, any YAML 1.2 reader reads alike; anchors,
 * aliases, tags, merge keys, several documents, tabs and duplicate keys are refused with a reason.
 */
final class YamlReader {

    private static final int MAX_DEPTH = 32;

    private final YamlLines lines;
    private final YamlScalars scalars;
    private final YamlFlow flow;

    private YamlReader(YamlLines lines) {
        this.lines = lines;
        this.scalars = new YamlScalars(lines);
        this.flow = new YamlFlow(lines, scalars);
    }

    /** Reads one file; throws YamlFault at the first fault, for after it the structure is guesswork */
    static Yaml read(String file, String text) {
        var lines = new YamlLines(file, text);
        if (lines.atEnd()) {
            throw new YamlFault(Place.of(file), "文件是空的");
        }
        Yaml root = new YamlReader(lines).block(lines.column, 1);
        if (!lines.atEnd()) {
            throw lines.fault("缩进不对，与上文不成一体");
        }
        return root;
    }

    static void requireDepth(int depth, YamlLines lines) {
        if (depth > MAX_DEPTH) {
            throw lines.fault("嵌套超过 " + MAX_DEPTH + " 层");
        }
    }

    /** A node whose first character is under the cursor, standing alone in column {@code indent}. */
    private Yaml block(int indent, int depth) {
        requireDepth(depth, lines);
        if (isDash()) {
            return sequence(indent, depth);
        }
        return startsMapping() ? mapping(indent, depth) : inline(indent - 1, depth);
    }

    private boolean isDash() {
        return lines.current() == '-' && lines.at(lines.column + 1) == ' ';
    }

    private boolean startsMapping() {
        int column = lines.column;
        boolean found = "[{|>".indexOf(lines.current()) < 0 && scalars.key(false) != null;
        lines.column = column;
        return found;
    }

    private Yaml sequence(int indent, int depth) {
        Place place = lines.here();
        List<Yaml> items = new ArrayList<>();
        while (!lines.atEnd() && lines.column == indent && isDash()) {
            lines.column++;
            if (lines.restIsBlank()) {
                items.add(below(indent, depth, false));
            } else {
                lines.skipSpaces();
                boolean nested = isDash() || startsMapping();
                items.add(nested ? block(lines.column, depth + 1) : inline(indent, depth + 1));
            }
        }
        return new Yaml.Sequence(List.copyOf(items), place);
    }

    private Yaml mapping(int indent, int depth) {
        Place place = lines.here();
        var entries = new LinkedHashMap<String, Yaml.Entry>();
        while (!lines.atEnd() && lines.column == indent && !isDash()) {
            Place keyPlace = lines.here();
            String key = scalars.key(true);
            if (key == null) {
                throw lines.fault("这里应是“键: 值”");
            }
            Yaml value = lines.restIsBlank() ? below(indent, depth, true) : value(indent, depth);
            if (entries.putIfAbsent(key, new Yaml.Entry(keyPlace, value)) != null) {
                throw new YamlFault(keyPlace, "键“" + key + "”重复");
            }
        }
        return new Yaml.Mapping(entries, place);
    }

    private Yaml value(int indent, int depth) {
        lines.skipSpaces();
        if (isDash()) {
            throw lines.fault("列表请另起一行写");
        }
        return inline(indent, depth + 1);
    }

    /** The value of a key or dash that stands on the lines below, or nothing. */
    private Yaml below(int indent, int depth, boolean ofKey) {
        Place place = lines.here();
        lines.nextContent();
        if (!lines.atEnd() && (lines.column > indent || (ofKey && lines.column == indent && isDash()))) {
            return block(lines.column, depth + 1);
        }
        return new Yaml.Empty(place);
    }

    /** A scalar or flow node under the cursor, up to the end of its line. */
    private Yaml inline(int indent, int depth) {
        char c = lines.current();
        if (c == '|' || c == '>') {
            return new YamlBlockText(lines).read(indent);
        }
        Yaml node = c == '[' || c == '{' ? flow.node(depth) : scalars.single();
        if (!lines.restIsBlank()) {
            lines.skipSpaces();
            throw lines.fault("这一行后面有多余的内容");
        }
        lines.nextContent();
        if (!lines.atEnd() && lines.column > indent) {
            throw lines.fault("缩进不对：一个值只写一行，长文字请用 > 或引号");
        }
        return node;
    }
}
