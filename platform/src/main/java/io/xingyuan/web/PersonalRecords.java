package io.xingyuan.web;

import io.xingyuan.kernel.Mask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/** 个人信息留存: what one module keeps about the person of an account. Each module that keeps some publishes such a bean. */
public interface PersonalRecords {

    List<Section> about(UUID account);

    /** The person's name where no other account bears it, from whoever keeps accounts. */
    default Optional<String> nameOfNobodyElse(UUID account) {
        return Optional.empty();
    }

    /**
     * Takes the person out of what the module keeps, within the caller's transaction; does no harm a second time.
     *
     * @param pseudonym what stands in the place of the name
     */
    default void erase(UUID account, String pseudonym) {}

    /** A row of a section: a label, its value, the next label and so on, in the order in which they are shown. */
    static SequencedMap<String, String> row(String... labelsAndValues) {
        SequencedMap<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            row.put(labelsAndValues[i], labelsAndValues[i + 1]);
        }
        return row;
    }

    /**
     * One kind of record.
     *
     * @param title Chinese; translated when drawn, as the labels of the rows are
     * @param order small numbers stand first
     */
    record Section(int order, String title, List<SequencedMap<String, String>> rows) {

        /** The same with the values under this label masked. */
        public Section masked(String label, Mask mask) {
            return new Section(
                    order,
                    title,
                    rows.stream()
                            .map(row -> {
                                SequencedMap<String, String> shown = new LinkedHashMap<>(row);
                                shown.computeIfPresent(label, (_, value) -> mask.of(value));
                                return shown;
                            })
                            .toList());
        }
    }
}
