package io.xingyuan.kernel;

/** 拒绝: a rule of the house says no. The message is a Chinese sentence for the person who asked; shown with status 409. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public Refusal(String message) {
        this(message, "");
    }

    /** About one field of the form that was sent. */
    public Refusal(String message, String field) {
        super(message);
        this.field = field;
    }

    /** The name of the field that it is about; empty for the whole. */
    public String field() {
        return field;
    }
}
