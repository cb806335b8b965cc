package io.xingyuan.casework.experts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * 专家: somebody in the pool.
 *
 * @param account of the person, as {@link io.xingyuan.web.Visitor#account()} has it
 * @param employer where the expert works
 * @param fields 领域 in which the expert may be drawn
 * @param active whether the expert may be drawn at all
 */
record Expert(String account, String name, String employer, List<String> fields, boolean active, List<Tie> ties) {

    /**
     * 利害关系: what binds an expert to a unit.
     *
     * @param relation such as 持有股份 or 亲属任职
     */
    record Tie(String unit, String relation, String declaredBy) {}

    Expert {
        fields = List.copyOf(fields);
        ties = List.copyOf(ties);
    }

    /** Why the expert has to stay away from these units, empty when nothing stands against it. */
    Optional<String> avoidance(List<String> units) {
        if (!active) {
            return Optional.of("已停用");
        }
        List<String> plain = units.stream().map(Expert::plain).toList();
        if (plain.contains(plain(employer))) {
            return Optional.of("任职于" + employer);
        }
        return ties.stream()
                .filter(tie -> plain.contains(plain(tie.unit())))
                .findFirst()
                .map(tie -> "与" + tie.unit() + "有利害关系：" + tie.relation());
    }

    /** One writing of a unit's name, however its brackets and blanks were typed. */
    static String plain(String unit) {
        return unit.replace('（', '(')
                .replace('）', ')')
                .replaceAll("[\\s\\u3000]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
