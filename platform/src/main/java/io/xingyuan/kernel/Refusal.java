package io.xingyuan.kernel;

/** 拒绝: a rule of the house says no. The message is a Chinese sentence for the person who asked; shown with status 409. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
