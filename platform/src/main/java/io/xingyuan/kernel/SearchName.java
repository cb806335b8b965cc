package io.xingyuan.kernel;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import net.sourceforge.pinyin4j.PinyinHelper;

/**
 * 查找用名: what a Chinese name is sorted and found by.
 *
 * @param plain lower case, half width, letters and digits only
 * @param pinyin syllables without tones, to sort by
 * @param initials first letters of the syllables, to find by
 * @param grams every two neighbouring characters of the name and of the initials, for an array column with a GIN index
 */
public record SearchName(String plain, String pinyin, String initials, Set<String> grams) {

    public static SearchName of(String name) {
        String plain = plain(name);
        var pinyin = new StringBuilder();
        var initials = new StringBuilder();
        plain.codePoints().forEach(character -> {
            String syllable = syllable(character);
            pinyin.append(syllable).append(' ');
            initials.append(syllable, 0, Character.charCount(syllable.codePointAt(0)));
        });
        Set<String> grams = grams(plain);
        grams.addAll(grams(initials.toString()));
        return new SearchName(plain, pinyin.toString().trim(), initials.toString(), grams);
    }

    /** The two-character groups that a name must hold to match what somebody typed; empty for a single character. */
    public static Set<String> sought(String typed) {
        return grams(plain(typed));
    }

    /** Lower case, half width, letters and digits only. */
    public static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> grams(String plain) {
        int[] characters = plain.codePoints().toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            grams.add(new String(characters, i, 2));
        }
        return grams;
    }

    private static String syllable(int character) {
        String[] readings =
                Character.isBmpCodePoint(character) ? PinyinHelper.toHanyuPinyinStringArray((char) character) : null;
        return readings == null || readings.length == 0
                ? Character.toString(character)
                : readings[0].replaceAll("[0-9:]", "");
    }
}
