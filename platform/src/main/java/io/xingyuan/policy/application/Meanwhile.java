package io.xingyuan.policy.application;

/**
 * 其间变动: what has happened to the clause and the programme of a draft since it was begun, in the reader's language.
 *
 * @param closed why it cannot be handed in any more; empty where it can
 * @param changed what to look at again; empty for nothing
 * @param rule fingerprint of the clause as the page shows it
 */
record Meanwhile(String closed, String changed, String rule) {

    static final Meanwhile NOTHING = new Meanwhile("", "", "");
}
