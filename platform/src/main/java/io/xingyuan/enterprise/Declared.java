package io.xingyuan.enterprise;

/** 申报结果: whether a stated fact now stands, or a higher-ranking one still does. */
public enum Declared {
    STANDS,
    OVERRULED
}
