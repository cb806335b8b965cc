package io.xingyuan.policy.studio;

import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.ParameterValue;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.Problem;
import io.xingyuan.policy.PolicyVersion;
import io.xingyuan.policy.PublishedLibrary;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 一份政策在工作室里: what is in force, what is being written, and what would change.
 *
 * @param inForce which version the platform goes by, in words; empty when there is none
 * @param differences of the draft against what is in force
 * @param figures of the draft, each looked up where it is cited; empty without the official text
 * @param facts of the dictionary of the house as it is in force; empty for a policy
 * @param ends what became of the drafts before, the newest first
 * @param unsaved what this person has typed on the draft and not saved
 * @param left what this person had typed and not saved when a draft ended
 * @param home for which parks it is written, in words
 * @param barred why this person may not write or publish it; empty when nothing of the kind stands against it
 * @param leftOut why the engine no longer takes what was published; empty when it does
 */
record StudioPage(
        String policy,
        String title,
        String inForce,
        Optional<Draft> draft,
        @Nullable Verdict verdict,
        List<Difference> differences,
        Optional<List<CitedFigures.Figure>> figures,
        List<FactDefinition> facts,
        List<PolicyVersion> versions,
        List<Draft.Save> saves,
        List<Draft.End> ends,
        Optional<Draft.Working> unsaved,
        Optional<Draft.Working> left,
        List<Problem> leftOut,
        String home,
        String barred,
        boolean mayWrite,
        boolean mayPublish,
        boolean mayDrop) {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String path() {
        return "/studio/" + policy;
    }

    boolean dictionary() {
        return policy.equals(PublishedLibrary.FACTS);
    }

    /** The figures of the draft that do not stand where they are cited. */
    List<CitedFigures.Figure> lost() {
        return CitedFigures.lost(figures.orElse(List.of()));
    }

    /** What the publisher confirms to have looked at. */
    String seen() {
        return CitedFigures.mark(lost());
    }

    /** 分段表: a parameter that is a table of tiers. */
    record Table(String clause, String title, String name) {}

    List<Table> tables() {
        Policy compiled = verdict == null ? null : verdict.policy();
        return compiled == null
                ? List.of()
                : compiled.clauses().stream()
                        .flatMap(clause -> clause.parameters().stream()
                                .filter(parameter ->
                                        parameter.values().getLast().value() instanceof ParameterValue.Tiers)
                                .map(parameter -> new Table(clause.id().local(), clause.title(), parameter.name())))
                        .toList();
    }

    /**
     * 一份草稿的保存记录.
     *
     * @param end what became of it; null while it stands
     */
    record Savings(Draft.@Nullable End end, List<Draft.Save> saves) {}

    /** The savings by draft, the newest first. */
    List<Savings> savings() {
        List<Savings> all = new ArrayList<>();
        List<Draft.Save> rest = saves;
        for (int i = -1; i < ends.size(); i++) {
            int before = i + 1 < ends.size() ? ends.get(i + 1).edit() : -1;
            List<Draft.Save> own =
                    rest.stream().filter(save -> save.edit() > before).toList();
            if (!own.isEmpty()) {
                all.add(new Savings(i < 0 ? null : ends.get(i), own));
            }
            rest = rest.subList(own.size(), rest.size());
        }
        return all;
    }

    static String minute(Instant at) {
        return LocalDateTime.ofInstant(at, HERE).format(MINUTE);
    }

    /**
     * 工作室里的一行.
     *
     * @param home for which parks it is written; empty for all
     */
    record Row(
            String policy,
            String title,
            String number,
            String inForce,
            Optional<Draft> draft,
            String home,
            boolean leftOut,
            boolean givenUp) {}
}
