package io.xingyuan.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** 编号: time-ordered UUIDs (RFC 9562, version 7), so that new rows lie together in an index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next(Clock clock) {
        long random = RANDOM.nextLong();
        long high = (clock.millis() << 16) | 0x7000L | (random & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /**
     * The one that an address or a form names.
     *
     * @param what the Chinese name of what it should lead to
     * @throws NotFound when it is none
     */
    public static UUID of(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw new NotFound(what);
        }
    }
}
