package io.xingyuan.casework;

import java.util.List;

/**
 * 评审内容: one part of what experts read before they score.
 *
 * @param title Chinese
 */
public record Chapter(String title, List<Fact> facts) {

    public Chapter {
        facts = List.copyOf(facts);
    }
}
