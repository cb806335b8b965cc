package io.xingyuan.web;

/** 选项: one line of a drop-down list. */
public record Choice(String value, String label) {}
