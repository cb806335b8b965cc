package io.xingyuan.engine;

import java.io.Serial;

/** YAML 写法错误: ends the reading of one file. */
final class YamlFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    YamlFault(Place place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    Place place() {
        return place;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
