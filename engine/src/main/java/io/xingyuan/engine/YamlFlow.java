package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** YAML 行内结构: {@code [a, b]} and <code>{k: v}</code>, over one or more lines. */
final class YamlFlow {

    private final YamlLines lines;
    private final YamlScalars scalars;

    YamlFlow(YamlLines lines, YamlScalars scalars) {
        this.lines = lines;
        this.scalars = scalars;
    }

    Yaml node(int depth) {
        YamlReader.requireDepth(depth, lines);
        return switch (lines.current()) {
            case '[' -> sequence(depth);
            case '{' -> mapping(depth);
            case '"', '\'' -> scalars.quoted();
            default -> scalars.plain(true);
        };
    }

    private Yaml sequence(int depth) {
        Place place = lines.here();
        List<Yaml> items = new ArrayList<>();
        for (boolean more = open(']', place); more; more = more(']', place)) {
            Yaml item = node(depth + 1);
            if (item instanceof Yaml.Empty) {
                throw lines.fault("列表里有空项");
            }
            items.add(item);
        }
        return new Yaml.Sequence(List.copyOf(items), place);
    }

    private Yaml mapping(int depth) {
        Place place = lines.here();
        var entries = new LinkedHashMap<String, Yaml.Entry>();
        for (boolean more = open('}', place); more; more = more('}', place)) {
            Place keyPlace = lines.here();
            String key = key();
            skip(place);
            boolean absent = lines.current() == ',' || lines.current() == '}';
            Yaml value = absent ? new Yaml.Empty(lines.here()) : node(depth + 1);
            if (entries.putIfAbsent(key, new Yaml.Entry(keyPlace, value)) != null) {
                throw new YamlFault(keyPlace, "键“" + key + "”重复");
            }
        }
        return new Yaml.Mapping(entries, place);
    }

    private String key() {
        Yaml key = lines.current() == '"' || lines.current() == '\'' ? scalars.quoted() : scalars.plain(true);
        if (!(key instanceof Yaml.Scalar text) || lines.current() != ':' || lines.endOfLine()) {
            throw lines.fault("{} 里应写“键: 值”，冒号后要有空格");
        }
        if (text.value().equals("<<")) {
            throw lines.fault("不支持合并键 <<");
        }
        lines.column++;
        return text.value();
    }

    /** Passes the opening bracket; false when the collection is empty. */
    private boolean open(char close, Place place) {
        lines.column++;
        skip(place);
        if (lines.current() == close) {
            lines.column++;
            return false;
        }
        return true;
    }

    /** Passes a comma or the closing bracket; false at the end. */
    private boolean more(char close, Place place) {
        skip(place);
        char c = lines.endOfLine() ? ' ' : lines.current();
        if (c != ',' && c != close) {
            throw lines.fault("这里应是 , 或 " + close);
        }
        lines.column++;
        if (c == close) {
            return false;
        }
        skip(place);
        if (lines.current() == close) {
            lines.column++;
            return false;
        }
        return true;
    }

    private void skip(Place opening) {
        while (lines.restIsBlank()) {
            lines.nextContent();
            if (lines.atEnd()) {
                throw new YamlFault(opening, "括号没有闭合");
            }
        }
        lines.skipSpaces();
    }
}
