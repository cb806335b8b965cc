package io.xingyuan.policy.studio;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * 压缩流: what is packed inside a PDF, measured before a reader unpacks it into memory. Whatever follows the word
 * {@code stream} and inflates counts, since a reader believes no more than that.
 */
final class PackedStreams {

    private static final byte[] MARK = {'s', 't', 'r', 'e', 'a', 'm'};

    /** The two bytes in front, which a reader passes over whatever they are. */
    private static final int HEADER = 2;

    private final byte[] pdf;

    PackedStreams(byte[] pdf) {
        this.pdf = pdf;
    }

    /** Bytes that all of them inflate to, once and once more; counting stops soon after {@code most}. */
    long inflate(long most) {
        long all = 0;
        try (Inflater inflater = new Inflater(true);
                Inflater again = new Inflater(true)) {
            for (int at = next(0); at >= 0 && all <= most; at = next(at)) {
                all += inflate(at, most - all, inflater, again);
            }
        }
        return all;
    }

    /** Where the content of the next stream begins, after the mark, blanks and the end of its line; -1 for none. */
    private int next(int from) {
        for (int at = from; at + MARK.length < pdf.length; at++) {
            if (marked(at)) {
                int begin = at + MARK.length;
                while (begin < pdf.length && pdf[begin] == ' ') {
                    begin++;
                }
                begin += begin < pdf.length && pdf[begin] == '\r' ? 1 : 0;
                return begin + (begin < pdf.length && pdf[begin] == '\n' ? 1 : 0);
            }
        }
        return -1;
    }

    private boolean marked(int at) {
        for (int i = 0; i < MARK.length; i++) {
            if (pdf[at + i] != MARK[i]) {
                return false;
            }
        }
        return at == 0 || pdf[at - 1] != 'd'; // endstream
    }

    /** What is broken further on counts as far as it came. What was packed may be packed once more. */
    private long inflate(int from, long most, Inflater inflater, Inflater again) {
        int begin = Math.min(pdf.length, from + HEADER);
        inflater.reset();
        inflater.setInput(pdf, begin, pdf.length - begin);
        again.reset();
        byte[] into = new byte[1 << 12];
        boolean twice = true;
        long all = 0;
        try {
            for (int some = inflater.inflate(into); some > 0 && all <= most; some = inflater.inflate(into)) {
                int head = all == 0 ? Math.min(HEADER, some) : 0;
                all += some;
                again.setInput(into, head, some - head);
                long inner = twice ? drained(again, most - all) : 0;
                twice &= inner >= 0;
                all += Math.max(0, inner);
            }
        } catch (DataFormatException broken) {
            return all;
        }
        return all;
    }

    /** Bytes that came of what is in the inflater; -1 when it is nothing packed, or at its end. */
    private static long drained(Inflater inflater, long most) {
        byte[] into = new byte[1 << 12];
        long all = 0;
        try {
            for (int some = inflater.inflate(into); some > 0 && all <= most; some = inflater.inflate(into)) {
                all += some;
            }
        } catch (DataFormatException broken) {
            return all == 0 ? -1 : all;
        }
        return inflater.finished() && all == 0 ? -1 : all;
    }
}
