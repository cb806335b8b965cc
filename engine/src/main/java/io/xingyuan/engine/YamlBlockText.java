package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.List;

/** YAML 长文字: {@code |} and {@code >}. */
final class YamlBlockText {

    private final YamlLines lines;

    YamlBlockText(YamlLines lines) {
        this.lines = lines;
    }

    /** Text after {@code |} (lines kept) or {@code >} (lines joined by a space), indented deeper than its key. */
    Yaml read(int indent) {
        Place place = lines.here();
        boolean folded = lines.current() == '>';
        lines.column++;
        if (lines.current() == '-' && lines.column < lines.line().length()) {
            lines.column++;
        }
        if (!lines.restIsBlank()) {
            throw lines.fault("| 或 > 后面应换行");
        }
        var text = new StringBuilder();
        List<Yaml.Line> starts = new ArrayList<>();
        int own = -1;
        int blanks = 0;
        for (lines.row++; !lines.atEnd(); lines.row++) {
            lines.column = lines.indentation();
            if (lines.line().isBlank()) {
                blanks++;
                continue;
            }
            if (lines.column <= indent) {
                break;
            }
            if (own < 0 && blanks > 0) {
                throw lines.fault("长文字不能以空行开头");
            }
            own = own < 0 ? lines.column : own;
            if (lines.column != own) {
                throw lines.fault("长文字各行的缩进要一致");
            }
            text.append(separator(text.isEmpty(), folded, blanks));
            blanks = 0;
            starts.add(new Yaml.Line(text.length(), lines.row + 1, own + 1));
            text.append(lines.line().strip());
        }
        lines.row--;
        lines.nextContent();
        return new Yaml.Scalar(text.toString().stripTrailing(), true, place, List.copyOf(starts));
    }

    private static String separator(boolean first, boolean folded, int blanks) {
        if (first) {
            return "";
        }
        return folded && blanks == 0 ? " " : "\n".repeat(folded ? blanks : blanks + 1);
    }
}
