package io.xingyuan.kernel;

/** 未找到: there is nothing under this id, or nothing that this visitor may see; shown with status 404. */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what the Chinese name of the thing that was looked for, such as 企业 */
    public NotFound(String what) {
        super(what);
    }
}
