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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 一份政策在工作室里: what is in force, what is being written, and what would change.
 *
 * @param inForce which version the platform goes by, in words; empty when there is none
 * @param differences of the draft against what is in force
 * @param facts of the dictionary of the house as it is in force; empty for a policy
 * @param leftOut why the engine no longer takes what was published; empty when it does
 */
record StudioPage(
        String policy,
        String title,
        String inForce,
        Optional<Draft> draft,
        @Nullable Verdict verdict,
        List<Difference> differences,
        List<FactDefinition> facts,
        List<PolicyVersion> versions,
        List<Draft.Save> saves,
        List<Problem> leftOut,
        boolean mayWrite,
        boolean mayPublish) {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    String path() {
        return "/studio/" + policy;
    }

    boolean dictionary() {
        return policy.equals(PublishedLibrary.FACTS);
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

    static String minute(Instant at) {
        return LocalDateTime.ofInstant(at, HERE).format(MINUTE);
    }

    /** 工作室里的一行. */
    record Row(String policy, String title, String number, String inForce, Optional<Draft> draft, boolean leftOut) {}
}
