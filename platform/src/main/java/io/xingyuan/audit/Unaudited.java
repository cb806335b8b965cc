package io.xingyuan.audit;

/** 未记审计: a transaction wrote something and recorded nothing, so it does not happen. */
final class Unaudited extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unaudited(String transaction) {
        super("a change without an audit row is refused: " + transaction);
    }
}
