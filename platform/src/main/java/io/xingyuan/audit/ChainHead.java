package io.xingyuan.audit;

import java.util.HexFormat;

/** 链头: the number and the hash of the last row of a chain; 0 and zeros while it is empty. */
record ChainHead(int chain, long number, String hash) {

    private static final String EMPTY = HexFormat.of().formatHex(AuditRow.beginning());

    static ChainHead empty(int chain) {
        return new ChainHead(chain, 0, EMPTY);
    }

    String text() {
        return chain + ":" + number + ":" + hash;
    }

    static ChainHead of(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[2].matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(text);
        }
        return new ChainHead(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
}
