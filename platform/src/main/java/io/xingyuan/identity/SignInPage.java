package io.xingyuan.identity;

import java.util.List;

/**
 * 登录页.
 *
 * @param notice what happened before, empty for nothing; {@code kind} is its colour
 * @param roles the cards of the demo; empty outside the demo
 */
record SignInPage(String notice, String kind, List<Card> roles) {

    /** So many cards stand open; the others are under 更多身份. */
    private static final int FIRST = 5;

    List<Card> first() {
        return roles.subList(0, Math.min(FIRST, roles.size()));
    }

    List<Card> more() {
        return roles.subList(Math.min(FIRST, roles.size()), roles.size());
    }

    /**
     * One role to take with one click.
     *
     * @param what one sentence: what this role does here
     */
    record Card(String account, String role, String name, String icon, String what) {}

    /** What to say above the form. */
    record Notice(String kind, String text) {

        static final Notice NONE = new Notice("", "");
    }
}
