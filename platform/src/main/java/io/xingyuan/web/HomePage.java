package io.xingyuan.web;

import java.time.LocalDate;
import java.util.List;

/**
 * 首页: what waits for the visitor, and the visitor's figures.
 *
 * @param today for what is late
 * @param ways in for who has not signed in; empty for the others, who have the menu
 */
record HomePage(
        String title,
        Visitor visitor,
        List<HomeContent.Task> tasks,
        List<HomeContent.Card> cards,
        LocalDate today,
        List<MenuItem> ways) {

    boolean late(HomeContent.Task task) {
        return task.due() != null && task.due().isBefore(today);
    }
}
