package io.xingyuan.identity;

/** 启用方式: how this system is used. */
enum Mode {
    /** Nothing decided yet: the first start decides. */
    NEW,
    /** Filled with invented content; anybody may take a role. */
    DEMO,
    /** In earnest: accounts and passwords. */
    EARNEST
}
