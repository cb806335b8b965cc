package io.xingyuan.kernel;

/** 磁盘已满: nothing can be written before somebody makes room; shown with status 507. */
public final class DiskFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param where the folder in which room is short */
    public DiskFull(String where) {
        super(where);
    }
}
