package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import java.util.UUID;

/**
 * 事实接收者: is told every subject and every current fact. Subjects are numbered from 0 in the order in which they are
 * told, enterprises in the order of their ids before what belongs to them; facts come after their subjects, in any order.
 */
public interface FactReader {

    /** The next subject is an enterprise. */
    void enterprise(EnterpriseSummary enterprise);

    /**
     * The next subject belongs to an enterprise.
     *
     * @param enterprise number of the enterprise
     */
    void belonging(Entity entity, UUID id, String name, int enterprise);

    /**
     * A fact of a subject.
     *
     * @param subject number of the subject
     * @param year calendar year, 0 for none
     * @param number 分 for money, millionths for ratios, the count for integers, 1 or 0 for yes and no, days since
     *     1970-01-01 for dates
     * @param asOf days since 1970-01-01
     */
    void number(int subject, String code, int year, long number, int asOf);

    /** A fact whose value is a code. */
    void code(int subject, String code, int year, String value, int asOf);
}
