package io.xingyuan.policy.application;

import io.xingyuan.policy.checkup.FindingRow;
import io.xingyuan.policy.programme.Programme;
import java.util.List;

/** 去申报: what an enterprise may apply for today, and what it has applied for. */
record ApplyPage(List<Offer> offers, List<Own> own) {

    /** Whether something of its own waits to be gone on with: then that comes first. */
    boolean pending() {
        return own.stream().anyMatch(each -> each.application().status().editable());
    }

    /** 我的申报, with the name of its programme. */
    record Own(Application application, String title) {}

    /** 可申报的安排, with one choice for each of the enterprise's things that it is about. */
    record Offer(Programme programme, List<Choice> choices) {}

    /**
     * 一个申报对象.
     *
     * @param path of the application that is open for it; empty for none
     */
    record Choice(FindingRow row, String path) {}
}
