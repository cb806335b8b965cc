package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Condition;
import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Parks;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 政策归属: for which parks a policy is written. It is settled with the first draft; what ships is for all parks. */
@Component
class PolicyHomes {

    private static final Pattern HERE =
            Pattern.compile("所在园区\\s*(?:=\\s*\"([^\"]*)\"|in\\s*\\(\\s*(\"[^\"]*\"(?:\\s*,\\s*\"[^\"]*\")*)\\s*\\))");

    private final JdbcClient sql;
    private final ObjectProvider<Parks> parks;

    PolicyHomes(JdbcClient sql, ObjectProvider<Parks> parks) {
        this.sql = sql;
        this.parks = parks;
    }

    Scope of(String policy) {
        return sql.sql("select parks from policy.policy_home where policy = :policy")
                .param("policy", policy)
                .query((row, number) -> home(row))
                .optional()
                .orElse(Scope.EVERYWHERE);
    }

    Map<String, Scope> all() {
        Map<String, Scope> all = new HashMap<>();
        sql.sql("select policy, parks from policy.policy_home")
                .query((row, number) -> all.put(row.getString("policy"), home(row)))
                .list();
        return all;
    }

    private static Scope home(ResultSet row) throws SQLException {
        return row.getArray("parks") == null
                ? Scope.EVERYWHERE
                : Scope.of(Arrays.stream((String[]) row.getArray("parks").getArray())
                        .map(ParkId::new)
                        .collect(Collectors.toSet()));
    }

    /** What nobody has begun yet belongs to the parks of whoever begins it. */
    void claim(String policy, Scope scope) {
        if (!scope.everywhere() && scope.parks().isEmpty()) {
            throw new Refusal("您的职务没有管辖的园区，不能编写政策。");
        }
        sql.sql(
                        "insert into policy.policy_home (policy, parks) values (:policy, nullif(:parks::text[], '{}')) on conflict do nothing")
                .param("policy", policy)
                .param("parks", scope.codes())
                .update();
    }

    boolean reached(String policy, Visitor by) {
        return by.scope().covers(of(policy));
    }

    /** Why this visitor writes and publishes nothing of it; empty when they may. */
    Optional<Refusal> barred(String policy, Visitor by) {
        Scope home = of(policy);
        return by.scope().covers(home)
                ? Optional.empty()
                : Optional.of(new Refusal("这份政策归{0}，您的职务只管{1}：可以看，不能编写、提请和发布。", named(home), named(by.scope())));
    }

    void mustReach(String policy, Visitor by) {
        barred(policy, by).ifPresent(why -> {
            throw why;
        });
    }

    /** For a page, in the language of its reader. */
    String words(Scope scope) {
        return names(scope).map(name -> t(name)).collect(Collectors.joining("、"));
    }

    /** As the house calls them. */
    private String named(Scope scope) {
        return names(scope).collect(Collectors.joining("、"));
    }

    private Stream<String> names(Scope scope) {
        if (scope.everywhere()) {
            return Stream.of("全部园区");
        }
        Map<ParkId, String> names = parks.stream()
                .flatMap(each -> each.all().stream())
                .collect(Collectors.toMap(Parks.Park::id, Parks.Park::name));
        return scope.parks().isEmpty()
                ? Stream.of("零个园区")
                : scope.parks().stream()
                        .map(park -> names.getOrDefault(park, park.value()))
                        .sorted();
    }

    /** Clauses of a policy for single parks that would reach enterprises elsewhere, each with what it lacks. */
    List<Refusal> refusals(Policy policy) {
        Scope home = of(policy.id());
        if (home.everywhere()) {
            return List.of();
        }
        String needed = condition(home.parks());
        return policy.clauses().stream()
                .filter(clause -> !stays(clause, home))
                .map(clause -> new Refusal(
                        "这份政策归{0}，条款 {1}“{2}”要在“全部满足”的条件里写明：{3}",
                        named(home), clause.id().local(), clause.title(), needed))
                .toList();
    }

    private static boolean stays(Clause clause, Scope home) {
        return switch (clause.when()) {
            case Condition.All all -> all.children().stream().anyMatch(child -> stays(child, home));
            case Condition.Test test -> stays(test, home);
            default -> false;
        };
    }

    private static boolean stays(Condition condition, Scope home) {
        return condition instanceof Condition.Test test && stays(test, home);
    }

    private static boolean stays(Condition.Test test, Scope home) {
        Matcher here = HERE.matcher(test.expression().strip());
        if (!here.matches()) {
            return false;
        }
        String named = here.group(1) == null ? here.group(2) : "\"" + here.group(1) + "\"";
        return Arrays.stream(named.split(","))
                .map(code -> new ParkId(code.strip().replace("\"", "")))
                .allMatch(home::covers);
    }

    static String condition(Set<ParkId> parks) {
        List<String> codes =
                parks.stream().map(park -> "\"" + park.value() + "\"").sorted().toList();
        return codes.size() == 1 ? "所在园区 = " + codes.getFirst() : "所在园区 in (" + String.join(", ", codes) + ")";
    }
}
