package io.xingyuan.engine;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Cost against size, both on logarithmic scales: a straight line of slope one is a cost that grows as the rows do. */
final class CostPicture {

    private static final double LEFT = 70;
    private static final double TOP = 24;
    private static final double WIDTH = 480;
    private static final double HEIGHT = 260;
    private static final int FIRST_DECADE = 5;
    private static final int DECADES = 2;

    private CostPicture() {}

    /** @param nanos of processor time for one clause over so many rows, from 10^5 to 10^7 */
    static String svg(SortedMap<Integer, Double> nanos) {
        double each = nanos.entrySet().stream()
                .mapToDouble(size -> size.getValue() / size.getKey())
                .min()
                .orElseThrow();
        var lines = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 650 350" role="img" aria-label="一个条款的处理器时间与企业数">
                <style>
                text { font: 12px sans-serif; fill: #444 } .axis { stroke: #999 } .grid { stroke: #ddd }
                .even { stroke: #999; stroke-dasharray: 4 4 } .cost { stroke: #2563eb; fill: none; stroke-width: 2 }
                circle { fill: #2563eb }
                @media (prefers-color-scheme: dark) {
                  text { fill: #ccc } .grid { stroke: #444 } .cost { stroke: #7aa7ff } circle { fill: #7aa7ff }
                }
                </style>
                """);
        for (int decade = 0; decade <= DECADES; decade++) {
            double rows = Math.pow(10, FIRST_DECADE + decade);
            line(lines, "grid", x(rows), TOP, x(rows), TOP + HEIGHT);
            line(lines, "grid", LEFT, y(rows), LEFT + WIDTH, y(rows));
            text(lines, "middle", x(rows), TOP + HEIGHT + 18, "%,d 万".formatted((int) rows / 10_000));
            text(lines, "end", LEFT - 6, y(rows) + 4, seconds(each * rows));
        }
        line(lines, "axis", LEFT, TOP + HEIGHT, LEFT + WIDTH, TOP + HEIGHT);
        line(lines, "axis", LEFT, TOP, LEFT, TOP + HEIGHT);
        line(lines, "even", x(1e5), y(1e5), x(1e7), y(1e7));
        var path = new StringBuilder();
        for (Map.Entry<Integer, Double> point : nanos.entrySet()) {
            double x = x(point.getKey());
            double y = y(point.getValue() / each);
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(x))
                    .append(' ')
                    .append(number(y));
            lines.append("<circle cx=\"%s\" cy=\"%s\" r=\"4\"/>\n".formatted(number(x), number(y)));
            text(lines, "start", x + 8, y + 16, "%.1f 纳秒/行".formatted(point.getValue() / point.getKey()));
        }
        lines.append("<path class=\"cost\" d=\"").append(path).append("\"/>\n");
        text(lines, "middle", LEFT + WIDTH / 2, TOP + HEIGHT + 40, "企业数；虚线是随企业数直线增长，纵轴是一个线程的处理器时间");
        return lines.append("</svg>\n").toString();
    }

    private static double x(double rows) {
        return LEFT + WIDTH * (Math.log10(rows) - FIRST_DECADE) / DECADES;
    }

    /** @param worth how many rows would take so long at the cost of a row among the most */
    private static double y(double worth) {
        return TOP + HEIGHT - HEIGHT * (Math.log10(worth) - FIRST_DECADE) / DECADES;
    }

    private static String seconds(double nanos) {
        return nanos < 1e8 ? "%.1f 毫秒".formatted(nanos / 1e6) : "%.2f 秒".formatted(nanos / 1e9);
    }

    private static void line(StringBuilder to, String kind, double x1, double y1, double x2, double y2) {
        to.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(kind, number(x1), number(y1), number(x2), number(y2)));
    }

    private static void text(StringBuilder to, String anchor, double x, double y, String words) {
        to.append("<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(anchor, number(x), number(y), words));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
