package io.xingyuan.engine;

/** 期间: whether a fact has one value or one per calendar year. */
public enum Period {
    NONE,
    YEAR
}
