package io.xingyuan.engine;

import org.jspecify.annotations.Nullable;

/**
 * 叠加: how awards of one group stand to each other.
 *
 * @param policy whose group it is: the clause's own unless the clause names another one, {@code policy-id/组名}
 * @param group its name within that policy
 * @param capFen for SUM the most that one enterprise gets out of the group in a year, in 分; null when there is no limit
 */
public record Stacking(
        String policy, String group, Rule rule, @Nullable Long capFen) {

    /** 叠加规则. */
    public enum Rule {
        /** 就高不重复: of an enterprise's awards only the highest counts. */
        MAX,
        /** 可叠加: they add up, to the cap where one is stated. */
        SUM,
        /** 同一支出不重复: of one subject's awards for the same expenditure only the highest counts. */
        EXCLUSIVE
    }

    /** As a clause of a policy writes it. */
    static Stacking of(String policy, String written, Rule rule, @Nullable Long capFen) {
        int slash = written.indexOf('/');
        boolean foreign = slash > 0
                && slash < written.length() - 1
                && written.chars().limit(slash).allMatch(DictionaryReader::isCodeCharacter);
        return foreign
                ? new Stacking(written.substring(0, slash), written.substring(slash + 1), rule, capFen)
                : new Stacking(policy, written, rule, capFen);
    }

    /** Equal for the clauses of one group, whichever policies they are of. */
    public String key() {
        return policy + "/" + group;
    }

    /** Whether one award of the group can leave less for another. */
    public boolean competes() {
        return rule != Rule.SUM || capFen != null;
    }

    /** Whether both are clauses of one group whose awards stand against each other. */
    public boolean rivals(@Nullable Stacking other) {
        return other != null && competes() && key().equals(other.key());
    }
}
