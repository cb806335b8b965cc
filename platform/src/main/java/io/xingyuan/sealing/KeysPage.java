package io.xingyuan.sealing;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * 加密密钥页.
 *
 * @param left values that do not lie under the newest key yet
 */
record KeysPage(List<Row> rows, long total, long left, String file) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** One key. */
    record Row(String id, String cipher, String since, long values, boolean newest) {}

    static KeysPage of(KeyRing ring, Map<String, Long> counts, ZoneId zone) {
        RingKey newest = ring.newest();
        List<Row> rows = ring.keys().stream()
                .sorted(Comparator.comparing(RingKey::since).reversed())
                .map(key -> new Row(
                        key.id(),
                        key.cipher().label(),
                        MINUTE.format(key.since().atZone(zone)),
                        counts.getOrDefault(key.id(), 0L),
                        key.id().equals(newest.id())))
                .toList();
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        return new KeysPage(
                rows,
                total,
                total - counts.getOrDefault(newest.id(), 0L),
                ring.file().getFileName().toString());
    }
}
