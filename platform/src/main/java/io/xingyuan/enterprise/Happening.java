package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * 动态: something that was done to an enterprise's file.
 *
 * @param what {@code enrolled}, {@code edited}, {@code facts} or {@code imported}; or {@code added}, {@code edited} or
 *     {@code removed} and the path of a {@link Belonging}
 * @param name of the belonging
 * @param count how many facts it brought
 */
record Happening(Instant at, String by, String what, String name, int count) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** In the reader's language. */
    String text() {
        String[] words = what.split(" ", 2);
        if (words.length == 1) {
            return switch (what) {
                case "enrolled" -> t("建档");
                case "edited" -> t("修改档案");
                case "archived" -> t("归档");
                case "restored" -> t("恢复在册");
                case "imported" -> t("导入 {0} 项数据", count);
                default -> t("登记 {0} 项数据", count);
            };
        }
        String kind = t(Belonging.at(words[1]).label());
        String of = name.isEmpty() ? "—" : name;
        return switch (words[0]) {
            case "added" -> t("登记{0}：{1}", kind, of);
            case "removed" -> t("移除{0}：{1}", kind, of);
            default -> t("修改{0}：{1}", kind, of);
        };
    }

    String moment() {
        return minute(at);
    }

    static String minute(Instant at) {
        return MINUTE.format(LocalDateTime.ofInstant(at, ZoneId.of("Asia/Shanghai")));
    }
}
