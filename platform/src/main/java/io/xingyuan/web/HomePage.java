package io.xingyuan.web;

import java.util.List;

/** 首页: what waits for the visitor, the visitor's figures, and the ways in. */
record HomePage(
        String title,
        Visitor visitor,
        List<HomeContent.Task> tasks,
        List<HomeContent.Card> cards,
        List<MenuItem> ways) {}
