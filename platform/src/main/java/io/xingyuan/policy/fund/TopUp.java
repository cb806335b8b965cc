package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.policy.Amounts;

/**
 * 补差: that only the difference is paid, because the enterprise had something under a clause of the same group, of which
 * only the highest counts. As it was when the money was set aside; in 分.
 *
 * @param fullFen what the clause gives by itself
 * @param hadFen what the group had given, or was giving, before; 0 where nothing is taken off
 */
public record TopUp(long fullFen, long hadFen) {

    public static final TopUp NONE = new TopUp(0, 0);

    public boolean any() {
        return hadFen > 0;
    }

    /** An amount with what it is the difference of, in the reader's language: {@code 30 万元（全额 50 万元，已得 20 万元）}. */
    public String of(String amount) {
        return any() ? t("{0}（{1}）", amount, words()) : amount;
    }

    /** What it is the difference of; empty where nothing is taken off. */
    public String words() {
        return any() ? t("全额 {0}，已得 {1}", Amounts.words(fullFen), Amounts.words(hadFen)) : "";
    }
}
