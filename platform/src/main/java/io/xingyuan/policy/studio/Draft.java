package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import java.time.Instant;
import java.util.List;

/**
 * 政策草稿: the text that will be the next version of a policy. Each policy has at most one.
 *
 * @param base the published version that it was begun from; 0 for what ships, or for nothing
 * @param edit counts the savings through all drafts of the policy, so that two writers notice each other
 * @param writers accounts of all who wrote on it; none of them may publish it
 * @param reason 变更说明, for the publisher and for the list of versions
 */
record Draft(
        String policy,
        String title,
        String text,
        int base,
        Status status,
        int edit,
        List<String> writers,
        List<String> writerNames,
        String writtenBy,
        Instant writtenAt,
        String reason) {

    /** 草稿状态. */
    enum Status {
        DRAFT("草稿", "near"),
        PROPOSED("待发布", "judge");

        private final String label;
        private final String look;

        Status(String label, String look) {
            this.label = label;
            this.look = look;
        }

        String label() {
            return label;
        }

        String look() {
            return look;
        }
    }

    boolean writtenBy(String account) {
        return writers.contains(account);
    }

    /** 一次保存. */
    record Save(int edit, String text, String name, Instant at) {}

    /**
     * 工作稿: what somebody has typed and not saved.
     *
     * @param edit the saving that it was begun from
     */
    record Working(int edit, String text, String reason, Instant at) {}

    /**
     * 草稿的结局: what became of a draft.
     *
     * @param edit its last saving
     * @param version as which it was published; 0 when it was given up
     * @param writers accounts of all who wrote on it; they count as writers of what goes on from it
     */
    record End(
            String policy,
            String title,
            int edit,
            int version,
            String by,
            Instant at,
            List<String> writers,
            List<String> writerNames) {

        boolean published() {
            return version > 0;
        }

        /** For whoever asks for the draft. */
        String said() {
            String time = StudioPage.minute(at);
            return published()
                    ? t("{0} 已在 {1} 把这份草稿发布为第 {2} 版，现在没有草稿。", by, time, version)
                    : t("{0} 已在 {1} 放弃这份草稿，现在没有草稿；每次保存都还在保存记录里。", by, time);
        }
    }
}
