package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import java.util.UUID;

/**
 * 事实接收者: is told every current fact, subject by subject. An enterprise comes right before what belongs to it; the
 * facts of a subject come right after it.
 */
public interface FactReader {

    /**
     * A subject begins.
     *
     * @param id of the subject; the enterprise's own id for an enterprise
     */
    void subject(Entity entity, UUID id, EnterpriseId enterprise, String name);

    /**
     * A fact of the last subject.
     *
     * @param year calendar year, 0 for none
     * @param number 分 for money, millionths for ratios, the count for integers, 1 or 0 for yes and no, days since
     *     1970-01-01 for dates
     * @param asOf days since 1970-01-01
     */
    void number(String code, int year, long number, int asOf);

    /** A fact of the last subject whose value is a code. */
    void code(String code, int year, String value, int asOf);
}
