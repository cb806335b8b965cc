package io.xingyuan.policy;

import io.xingyuan.engine.Finding;
import io.xingyuan.engine.State;

/**
 * 体检结论: the five groups in which findings are shown. 差一点 is a clause that is not met, but by less than a set
 * distance and in quantities that the enterprise can and would change.
 */
public enum Outcome {
    ELIGIBLE("符合", "现在就能申请", "ok", "circle-check-filled"),
    NEAR("差一点", "再走一步就符合", "near", "circle-x-filled"),
    INCOMPLETE("待补数据", "补上资料就有答案", "miss", "help-circle"),
    NEEDS_REVIEW("需认定", "数据判断不了", "judge", "gavel"),
    INELIGIBLE("不符合", "目前不符合", "no", "circle-x-filled");

    private final String label;
    private final String heading;
    private final String look;
    private final String icon;

    Outcome(String label, String heading, String look, String icon) {
        this.label = label;
        this.heading = heading;
        this.look = look;
        this.icon = icon;
    }

    /**
     * The group of a finding.
     *
     * @param threshold largest normalised distance, in millionths, that counts as 差一点
     */
    public static Outcome of(Finding finding, long threshold) {
        Long distance = finding.distance();
        return of(finding.state(), distance != null && distance <= threshold);
    }

    public static Outcome of(State state, boolean near) {
        return switch (state) {
            case ELIGIBLE -> ELIGIBLE;
            case INCOMPLETE -> INCOMPLETE;
            case NEEDS_REVIEW -> NEEDS_REVIEW;
            case INELIGIBLE -> near ? NEAR : INELIGIBLE;
        };
    }

    /** The Chinese name; the pages translate it. */
    public String label() {
        return label;
    }

    /** What it means for the enterprise, in Chinese; the pages translate it. */
    public String heading() {
        return heading;
    }

    /** The class of its colour in the style sheet. */
    public String look() {
        return look;
    }

    /** The name of its Tabler icon. */
    public String icon() {
        return icon;
    }

    /** Its name in addresses. */
    public String path() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
