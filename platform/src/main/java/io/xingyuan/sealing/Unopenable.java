package io.xingyuan.sealing;

/** 无法解密: a ciphertext was changed or moved, or its key is gone. Names the place, never the value. */
public final class Unopenable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unopenable(SealedColumn column, Object row) {
        super("cannot be opened: " + column.place(row));
    }

    Unopenable(SealedColumn column, Object row, Throwable cause) {
        super("cannot be opened: " + column.place(row), cause);
    }
}
