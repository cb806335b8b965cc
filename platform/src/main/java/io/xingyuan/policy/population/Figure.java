package io.xingyuan.policy.population;

/**
 * 可以改的数.
 *
 * @param label where it stands
 * @param value as typed, else as in force
 * @param before as in force
 * @param hint what it is in force, and in what
 * @param lines so many lines it takes, 1 for all but a table of tiers
 */
record Figure(String field, String label, String value, String before, String hint, int lines) {

    boolean changed() {
        return !value.replaceAll("\\s", "").equals(before.replaceAll("\\s", ""));
    }
}
