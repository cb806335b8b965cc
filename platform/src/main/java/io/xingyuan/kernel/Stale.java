package io.xingyuan.kernel;

/** 版本已过期: somebody else changed the row since it was read; shown with status 409. */
public final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the Chinese name of the thing that changed meanwhile */
    public Stale(String what) {
        super(what);
    }
}
