package io.xingyuan.policy.applyfree;

/** 预留顺序: who comes first when the money does not suffice for all. */
enum Turn {
    CONSENT("按企业确认的先后"),
    LIST("确认期满后按名单顺序");

    private final String label;

    Turn(String label) {
        this.label = label;
    }

    /** Chinese; translated when drawn. */
    String label() {
        return label;
    }
}
