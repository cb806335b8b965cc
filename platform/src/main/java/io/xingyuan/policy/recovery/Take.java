package io.xingyuan.policy.recovery;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** 一次到账: a part of what was claimed back, as it came in; in 分. */
public record Take(long fen, String receipt, Instant at) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Map<String, String>>> ROWS = new TypeReference<>() {};

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    public String minute() {
        return MINUTE.format(at);
    }

    /** As a column of the claim keeps them. */
    public static List<Take> read(String stored) {
        return JSON.readValue(stored, ROWS).stream()
                .map(row -> new Take(
                        Long.parseLong(row.getOrDefault("fen", "0")),
                        row.getOrDefault("receipt", ""),
                        Instant.parse(row.getOrDefault("at", Instant.EPOCH.toString()))))
                .sorted(comparing(Take::at))
                .toList();
    }

    /** To be appended to that column. */
    public String stored() {
        return JSON.writeValueAsString(List.of(Map.of(
                "fen", String.valueOf(fen),
                "receipt", receipt,
                "at", at.toString())));
    }
}
