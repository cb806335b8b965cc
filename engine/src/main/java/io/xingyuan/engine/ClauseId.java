package io.xingyuan.engine;

/** 条款号: a clause within a policy document, written {@code jilin-2023-35/3.5.2}. */
public record ClauseId(String policy, String local) implements Comparable<ClauseId> {

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException when the text has no slash
     */
    public static ClauseId parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException("条款号应写作“政策号/条款号”：" + text);
        }
        return new ClauseId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ClauseId other) {
        int byPolicy = policy.compareTo(other.policy);
        return byPolicy != 0 ? byPolicy : local.compareTo(other.local);
    }

    @Override
    public String toString() {
        return policy + "/" + local;
    }
}
