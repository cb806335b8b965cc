package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.kernel.EnterpriseId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 演示事实: facts of one demo subject as they are written in the files, {@code 事实[年度]=值} parted by ；. A later one
 * overrides an earlier one; {@code —} takes it away.
 */
final class DemoFacts {

    private static final Pattern ONE = Pattern.compile("([^=\\[]+)(?:\\[(\\d{4})\\])?=(.*)");
    private static final int FRESH_DAYS = 20;

    private final Map<String, String> values = new LinkedHashMap<>();

    DemoFacts put(String name, String value) {
        values.put(name, value);
        return this;
    }

    DemoFacts put(String name, int year, long value) {
        return put(name + "[" + year + "]", Long.toString(value));
    }

    DemoFacts putAll(String written) {
        for (String one : written.split("；", -1)) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                put(one.substring(0, equals).strip(), one.substring(equals + 1).strip());
            }
        }
        return this;
    }

    List<NewFact> of(
            EnterpriseId enterprise, Entity entity, UUID subject, FactDefinitions dictionary, LocalDate today) {
        List<NewFact> facts = new ArrayList<>();
        values.forEach((name, value) -> {
            if (!"—".equals(value)) {
                facts.add(fact(enterprise, entity, subject, dictionary, name + "=" + value, today));
            }
        });
        return facts;
    }

    private static NewFact fact(
            EnterpriseId enterprise,
            Entity entity,
            UUID subject,
            FactDefinitions dictionary,
            String written,
            LocalDate today) {
        Matcher matcher = ONE.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalStateException("演示数据写法有误：" + written);
        }
        String name = matcher.group(1);
        FactDefinition definition = dictionary
                .byName(name)
                .filter(known -> known.entity() == entity)
                .orElseThrow(() -> new IllegalStateException("事实字典里没有：" + name));
        int year = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        if (definition.period() == Period.YEAR && year == 0) {
            throw new IllegalStateException("演示数据缺年度：" + written);
        }
        boolean declared = "企业".equals(definition.provider());
        return new NewFact(
                enterprise,
                entity,
                subject,
                definition.code(),
                year,
                FactText.read(definition, matcher.group(3)),
                declared ? "企业填报（演示）" : definition.provider() + "（演示）",
                year == 0 ? today.minusDays(FRESH_DAYS) : LocalDate.of(year, 12, 31),
                declared ? FactRank.DECLARED : FactRank.AUTHORITY,
                null);
    }
}
