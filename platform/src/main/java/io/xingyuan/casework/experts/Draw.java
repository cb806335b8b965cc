package io.xingyuan.casework.experts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * 抽取: an order of experts that nobody chose and anybody can repeat. Within a field the expert with the smallest SHA-256
 * of “seed|field|account” comes first; who refuses is followed by the next. Whoever sits for one field may be the only one
 * left for another: an expert who would leave more seats empty in all is passed over.
 */
record Draw(String seed) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 16;

    /** 名额: so many experts of one field. */
    record Quota(String field, int seats) {}

    /** 抽中. */
    record Pick(String field, Expert expert, String order) {}

    static Draw fresh() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return new Draw(HexFormat.of().formatHex(seed));
    }

    String order(String field, String account) {
        try {
            byte[] text = (seed + "|" + field + "|" + account).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The next experts for the seats that are open, field after field; as many as can be seated in all.
     *
     * @param open seats by field
     * @param eligible nobody in it has a reason to stay away
     * @param taken accounts that sit on the panel already or have refused
     */
    List<Pick> fill(List<Quota> open, List<Expert> eligible, Set<String> taken) {
        Seating seating = new Seating(open, eligible, taken);
        List<Pick> picks = new ArrayList<>();
        for (Quota quota : open) {
            for (Pick pick : order(quota.field(), eligible)) {
                if (seating.seats(quota.field(), pick.expert())) {
                    picks.add(pick);
                }
            }
        }
        return picks;
    }

    private List<Pick> order(String field, List<Expert> eligible) {
        return eligible.stream()
                .filter(expert -> expert.fields().contains(field))
                .map(expert -> new Pick(field, expert, order(field, expert.account())))
                .sorted(Comparator.comparing(Pick::order))
                .toList();
    }
}
