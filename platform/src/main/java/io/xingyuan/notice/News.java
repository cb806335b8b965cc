package io.xingyuan.notice;

import java.util.regex.Pattern;

/**
 * 消息: something that happened which people want to know.
 *
 * @param kind the key of a {@link NewsKind}
 * @param title one line of Chinese
 * @param words a few sentences; personal numbers in them are masked
 * @param address path of the thing that it tells of
 */
public record News(String kind, String title, String words, String address, Audience audience) {

    /** Telephone and identity numbers: a message travels further than the page that it points at. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)|(?<!\\d)(\\d{3})\\d{3}(?:19|20)\\d{9}([\\dXx])(?![\\dA-Za-z])");

    public News {
        title = masked(title);
        words = masked(words);
        if (!address.startsWith("/") || address.startsWith("//")) {
            throw new IllegalArgumentException("no path of this house: " + address);
        }
    }

    private static String masked(String text) {
        return PERSONAL.matcher(text)
                .replaceAll(found -> found.group(1) != null
                        ? found.group(1) + "****" + found.group(2)
                        : found.group(3) + "**************" + found.group(4));
    }
}
