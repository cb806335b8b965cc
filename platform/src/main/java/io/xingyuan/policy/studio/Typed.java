package io.xingyuan.policy.studio;

import java.util.Map;

/**
 * 所写: what somebody has in the editor.
 *
 * @param edit the saving that this writer began from
 * @param reason 变更说明
 * @param chosen which clause is open as a form; -1 for the document
 * @param building what stands in the builder of amounts
 */
record Typed(String text, int edit, String reason, int chosen, Building building) {

    static final int LONGEST_REASON = 2000;

    /** What some editors write before a text in UTF-8. */
    private static final char MARK = 0xFEFF;

    Typed(String text, int edit, String reason, int chosen) {
        this(text, edit, reason, chosen, Building.NONE);
    }

    static Typed of(Map<String, String> sent, String text) {
        String edit = sent.getOrDefault("edit", "");
        String open = sent.getOrDefault("open", sent.getOrDefault("clause", ""));
        return new Typed(text, number(edit), unix(sent.getOrDefault("reason", "")), number(open), building(sent));
    }

    /** It belongs to the clause that was open. */
    private static Building building(Map<String, String> sent) {
        return sent.containsKey("open") ? Building.NONE : Building.of(sent);
    }

    private static int number(String sent) {
        return sent.matches("\\d{1,6}") ? Integer.parseInt(sent) : -1;
    }

    Typed over(int newer) {
        return new Typed(text, newer, reason, chosen, building);
    }

    Typed building(Building asked) {
        return new Typed(text, edit, reason, chosen, asked);
    }

    Typed opening(int part) {
        return new Typed(text, edit, reason, part);
    }

    /** Forms send line ends as two characters. */
    static String unix(String sent) {
        boolean marked = !sent.isEmpty() && sent.charAt(0) == MARK;
        return (marked ? sent.substring(1) : sent).replace("\r\n", "\n");
    }
}
