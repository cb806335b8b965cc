package io.xingyuan.web;

/** More requests than the {@link Limits} allow; shown with status 429. */
final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param seconds after which another try will do */
    TooMany(long seconds) {
        super("too many requests");
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
