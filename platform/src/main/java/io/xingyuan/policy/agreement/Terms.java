package io.xingyuan.policy.agreement;

import io.xingyuan.policy.Amounts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 约定内容.
 *
 * @param basis who decided it, and under which rule
 * @param document number of the document that says so
 */
record Terms(
        String title,
        String content,
        String basis,
        String document,
        List<Promise> promises,
        List<Instalment> instalments) {

    Terms {
        promises = List.copyOf(promises);
        instalments = List.copyOf(instalments);
    }

    /** 承诺方. */
    enum Side {
        ENTERPRISE("企业"),
        PARK("园区");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }
    }

    /**
     * 承诺.
     *
     * @param key stays the same through all editions
     * @param fact code of the enterprise's fact that shows it; empty for what a person has to confirm
     * @param year of the fact, 0 for a fact without year
     * @param target as text with its unit; empty without fact
     * @param least the target in the unit of the engine
     */
    record Promise(
            String key, Side side, String words, String fact, int year, String target, long least, LocalDate due) {

        boolean byFact() {
            return !fact.isEmpty();
        }
    }

    /**
     * 一期.
     *
     * @param key stays the same through all editions
     * @param from first day on which it may be paid; null when only a promise counts
     * @param promise key of the promise that has to be kept before; empty for none
     */
    record Instalment(String key, long fen, @Nullable LocalDate from, String promise, String words) {}

    /** What is paid in all. */
    long fen() {
        return instalments.stream().mapToLong(Instalment::fen).sum();
    }

    Optional<Promise> promise(String key) {
        return promises.stream().filter(promise -> promise.key().equals(key)).findFirst();
    }

    Optional<Instalment> instalment(String key) {
        return instalments.stream()
                .filter(instalment -> instalment.key().equals(key))
                .findFirst();
    }

    /** For the log, by Chinese name. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("名称", title);
        fields.put("约定事项", content);
        fields.put("决定依据", basis);
        fields.put("文号", document);
        promises.forEach(promise -> fields.put(
                "承诺 " + promise.key(),
                promise.side().label() + "：" + promise.words() + " " + promise.target() + "，" + promise.due()));
        instalments.forEach(part -> fields.put(
                "期次 " + part.key(),
                Amounts.words(part.fen()) + (part.from() == null ? "" : "，" + part.from()) + " " + part.promise()));
        return fields;
    }
}
