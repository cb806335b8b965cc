package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.policy.Amounts;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 按序预留的结果: which of a list were taken and which not, in its order. */
public record Taking(List<Line> lines) {

    public Taking {
        lines = List.copyOf(lines);
    }

    /**
     * One of the list.
     *
     * @param number from 1
     * @param payment null when it was not taken
     * @param repeated whether it was not taken because of what was awarded, or is under way, already
     * @param why a Chinese sentence; empty when it was taken
     */
    public record Line(
            int number,
            String enterprise,
            Reservation wanted,
            @Nullable PaymentId payment,
            boolean repeated,
            String why) {}

    public List<Line> taken() {
        return lines.stream().filter(line -> line.payment() != null).toList();
    }

    public List<Line> left() {
        return lines.stream().filter(line -> line.payment() == null).toList();
    }

    /** In the reader's language: how many and how much of it was taken, and each that was not with the reason. */
    public String message() {
        String done = t("已预留 {0} 笔，共 {1}。", taken().size(), words(taken()));
        if (left().isEmpty()) {
            return done;
        }
        return done
                + t("未预留 {0} 笔，共 {1}：", left().size(), words(left()))
                + left().stream()
                        .map(line -> t("第 {0} 笔 {1}", line.number(), line.enterprise()) + "（"
                                + line.why().replaceFirst("。$", "") + "）")
                        .collect(Collectors.joining("；"));
    }

    private static String words(List<Line> lines) {
        return Amounts.words(
                lines.stream().mapToLong(line -> line.wanted().fen()).sum());
    }
}
