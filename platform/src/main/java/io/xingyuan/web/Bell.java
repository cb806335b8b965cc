package io.xingyuan.web;

/** 铃: how many messages a visitor has not read; the module that keeps messages publishes one such bean. */
public interface Bell {

    int unread(Visitor visitor);
}
