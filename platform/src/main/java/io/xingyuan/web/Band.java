package io.xingyuan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** 色带: shares of a whole, drawn as one bar; the words beside it say the same. */
public record Band(List<Share> shares) {

    /**
     * One part of the whole.
     *
     * @param kind the colour: {@code ok near miss judge no accent soft}
     * @param label Chinese, already translated
     */
    public record Share(String kind, String label, long amount) {}

    /** A piece of the bar in hundredths of its width. */
    public record Piece(String kind, String from, String width) {}

    public static Band of(Share... shares) {
        return new Band(List.of(shares));
    }

    public List<Piece> pieces() {
        long total = Math.max(1, shares.stream().mapToLong(Share::amount).sum());
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (Share share : shares) {
            double width = 100.0 * share.amount() / total;
            if (share.amount() > 0) {
                pieces.add(new Piece(share.kind(), hundredths(from), hundredths(width)));
            }
            from += width;
        }
        return pieces;
    }

    public String words() {
        return shares.stream()
                .map(share -> share.label() + " " + share.amount())
                .collect(Collectors.joining(" · "));
    }

    private static String hundredths(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
