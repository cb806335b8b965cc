package io.xingyuan.engine;

import java.util.Objects;

/** The clause by the interpreter of the IR, one row after another: states, unknown reasons, amounts; no distances. */
record ByInterpreter(BenchClause given, Plan plan, Node formula, Node cap, Frame fixed) {

    static ByInterpreter of(BenchClause given) {
        Plan plan = given.plan();
        AmountPlan amount = Objects.requireNonNull(plan.amount());
        var fixed =
                new Frame(new long[0], new Fact[0], FrameLoader.settings(plan, BenchClause.TODAY), BenchClause.TODAY);
        return new ByInterpreter(
                given, plan, Objects.requireNonNull(amount.formula()), Objects.requireNonNull(amount.cap()), fixed);
    }

    Answers answers() {
        Answers out = Answers.room(given.rows());
        long[][] inputs = plan.slots().stream()
                .map(slot -> switch (slot.definition().code()) {
                    case "kind" -> given.kind();
                    case "grade" -> given.grade();
                    case "deal" -> given.deal();
                    default -> given.credit();
                })
                .toArray(long[][]::new);
        for (int row = 0; row < given.rows(); row++) {
            long[] cells = new long[inputs.length];
            for (int slot = 0; slot < cells.length; slot++) {
                cells[slot] = inputs[slot][row];
            }
            answer(fixed.with(cells, new Fact[cells.length]), out, row);
        }
        return out;
    }

    private void answer(Frame frame, Answers out, int row) {
        long truth = Interpreter.evaluate(plan.condition(), frame);
        int reasons = Unknown.mask(truth);
        int state = truth == 1 ? 0 : truth == 0 ? 1 : reasons == Unknown.NEEDS_JUDGEMENT ? 3 : 2;
        out.marks()[row] = (byte) (state | reasons << 2);
        long base = Interpreter.evaluate(formula, frame);
        long most = Interpreter.evaluate(cap, frame);
        boolean open = Unknown.is(base);
        out.fen()[row] = open ? most : Math.max(0, Math.min(base, most));
        if (open) {
            out.marks()[row] |= 64;
        }
        if (state == 1 && !isNear(frame)) {
            out.fen()[row] = ClauseColumn.NO_AMOUNT;
            out.marks()[row] = 1;
        }
    }

    /** Whether the sum of the deals is all that fails. */
    private boolean isNear(Frame frame) {
        for (Outline leaf : plan.outline().children()) {
            if (!leaf.id().equals("deal") && Interpreter.evaluate(leaf.node(), frame) == 0) {
                return false;
            }
        }
        return true;
    }
}
