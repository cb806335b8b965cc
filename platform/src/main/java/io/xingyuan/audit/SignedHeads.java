package io.xingyuan.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * 签名的链头: all sixteen heads at one moment, signed; one line of text, which names the hash of the line before it.
 *
 * @param number from 1, without a gap
 * @param total rows in all chains
 * @param key short name of the key
 * @param previous SHA-256 of the line before, zeros before the first
 */
record SignedHeads(
        long number, Instant at, long total, String key, String previous, List<ChainHead> heads, String signature) {

    static final String FORMAT = "xingyuan-audit-heads-1";
    static final String NONE_BEFORE = "0".repeat(64);

    /** Every signature ends so: 64 bytes in Base64. */
    static final String END = "==";

    static SignedHeads sign(SealKey key, long number, Instant at, String previous, List<ChainHead> heads) {
        SignedHeads open = new SignedHeads(
                number,
                at,
                heads.stream().mapToLong(ChainHead::number).sum(),
                key.open().id(),
                previous,
                List.copyOf(heads),
                "");
        return new SignedHeads(number, at, open.total, open.key, previous, open.heads, key.sign(open.signedText()));
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SignedHeads of(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 8 || !parts[0].equals(FORMAT)) {
            throw new IllegalArgumentException("not a line of signed heads");
        }
        try {
            List<ChainHead> heads =
                    Arrays.stream(parts[6].split(",", -1)).map(ChainHead::of).toList();
            return new SignedHeads(
                    Long.parseLong(parts[1]),
                    Instant.parse(parts[2]),
                    Long.parseLong(parts[3]),
                    parts[4],
                    parts[5],
                    heads,
                    parts[7]);
        } catch (java.time.DateTimeException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    String signedText() {
        return String.join(
                " ",
                FORMAT,
                Long.toString(number),
                at.toString(),
                Long.toString(total),
                key,
                previous,
                heads.stream().map(ChainHead::text).collect(Collectors.joining(",")));
    }

    String line() {
        return signedText() + " " + signature;
    }

    boolean acceptedBy(SealKey.PublicSeal seal) {
        return seal.accepts(signedText(), signature);
    }
}
