package io.xingyuan.policy.studio;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * 压缩流: what is packed inside a PDF, measured before a reader unpacks it into memory. Whatever follows the word
 * {@code stream} and inflates counts, since a reader believes no more than that.
 */
final class PackedStreams {

    private static final byte[] MARK = {'s', 't', 'r', 'e', 'a', 'm'};

    private final byte[] pdf;

    PackedStreams(byte[] pdf) {
        this.pdf = pdf;
    }

    /** Bytes that all of them inflate to; counting stops soon after {@code most}. */
    long inflate(long most) {
        long all = 0;
        for (int at = next(0); at >= 0 && all <= most; at = next(at)) {
            all += inflate(at, most - all);
        }
        return all;
    }

    /** Where the content of the next stream begins, after the mark and the end of its line; -1 for none. */
    private int next(int from) {
        for (int at = from; at + MARK.length < pdf.length; at++) {
            if (marked(at)) {
                int begin = at + MARK.length;
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
        return true;
    }

    /** What is broken further on counts as far as it came. */
    private long inflate(int from, long most) {
        byte[] into = new byte[1 << 16];
        long all = 0;
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(pdf, from, pdf.length - from);
            for (int some = inflater.inflate(into); some > 0 && all <= most; some = inflater.inflate(into)) {
                all += some;
            }
        } catch (DataFormatException broken) {
            return all;
        }
        return all;
    }
}
