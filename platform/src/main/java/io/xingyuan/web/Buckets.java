package io.xingyuan.web;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * 令牌桶: counts requests by key. A bucket holds half a minute's worth and fills evenly. Kept in memory: after a restart
 * all are full again, which lets nobody in.
 */
final class Buckets {

    private static final int MOST = 50_000;
    private static final double MINUTE = 60_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Clock clock;

    Buckets(Clock clock) {
        this.clock = clock;
    }

    /** Takes one token; the seconds to wait when there is none, else 0. */
    long take(String key, int perMinute) {
        long now = clock.millis();
        if (buckets.size() > MOST) {
            forgetSome(now);
        }
        return buckets.computeIfAbsent(key, _ -> new Bucket(perMinute, now)).take(now);
    }

    /** Those that are full again; all of them when somebody invents addresses faster than buckets fill. */
    private void forgetSome(long now) {
        buckets.values().removeIf(bucket -> bucket.full(now));
        if (buckets.size() > MOST) {
            buckets.clear();
        }
    }

    private static final class Bucket {

        private final double capacity;
        private final double perMilli;
        private double tokens;
        private long at;

        Bucket(int perMinute, long now) {
            capacity = Math.max(1, perMinute / 2.0);
            perMilli = Math.max(1, perMinute) / MINUTE;
            tokens = capacity;
            at = now;
        }

        synchronized long take(long now) {
            fill(now);
            if (tokens >= 1) {
                tokens--;
                return 0;
            }
            return Math.max(1, (long) Math.ceil((1 - tokens) / perMilli / 1_000));
        }

        synchronized boolean full(long now) {
            fill(now);
            return tokens >= capacity;
        }

        private void fill(long now) {
            tokens = Math.min(capacity, tokens + Math.max(0, now - at) * perMilli);
            at = now;
        }
    }
}
