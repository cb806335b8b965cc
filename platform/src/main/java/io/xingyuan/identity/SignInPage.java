package io.xingyuan.identity;

import java.util.List;

/**
 * 登录页.
 *
 * @param notice what happened before, empty for nothing; {@code kind} is its colour
 * @param roles the cards of the demo; empty outside the demo
 */
record SignInPage(String notice, String kind, List<Card> roles) {

    /**
     * One role to take with one click.
     *
     * @param what one sentence: what this role does here
     */
    record Card(String account, String role, String name, String icon, String what) {}
}
