package io.xingyuan.web;

import java.util.List;

/**
 * 首页: what waits for the visitor, and the visitor's figures.
 *
 * @param ways in for who has not signed in; empty for the others, who have the menu
 */
record HomePage(
        String title,
        Visitor visitor,
        List<HomeContent.Task> tasks,
        List<HomeContent.Card> cards,
        List<MenuItem> ways) {}
