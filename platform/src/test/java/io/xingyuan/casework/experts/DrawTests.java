package io.xingyuan.casework.experts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The draw: repeatable, without favour, without anybody who has to stay away. */
class DrawTests {

    private static final String FIELD = "医疗器械";

    @Test
    void theSameSeedGivesTheSamePanelWhateverTheOrderOfThePool() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Expert> pool = pool(12);
            Draw draw = Draw.fresh();
            List<Draw.Pick> first = draw.fill(seats(5), pool, Set.of());
            Collections.shuffle(pool, random);
            assertThat(new Draw(draw.seed()).fill(seats(5), pool, Set.of()))
                    .isEqualTo(first)
                    .hasSize(5);
        }
    }

    @Test
    void everyEligibleExpertIsDrawnAboutEquallyOften() {
        List<Expert> pool = pool(10);
        Map<String, Integer> drawn = new HashMap<>();
        int rounds = 4_000;
        Random random = new Random(2);
        for (int round = 0; round < rounds; round++) {
            String seed = "%016x%016x".formatted(random.nextLong(), random.nextLong());
            new Draw(seed)
                    .fill(seats(3), pool, Set.of())
                    .forEach(pick -> drawn.merge(pick.expert().account(), 1, Integer::sum));
        }
        // 1200 are expected of each, with a deviation of 29: five of them either way
        assertThat(drawn)
                .hasSize(10)
                .allSatisfy((account, times) -> assertThat(times).isBetween(1_055, 1_345));
    }

    @Test
    void whoeverRefusesIsFollowedByTheNextOfTheSameOrder() {
        List<Expert> pool = pool(8);
        Draw draw = new Draw("00".repeat(16));
        List<Draw.Pick> order = draw.fill(seats(8), pool, Set.of());
        Set<String> taken = new HashSet<>(accounts(order.subList(0, 3)));

        assertThat(draw.fill(seats(1), pool, taken)).containsExactly(order.get(3));
        assertThat(draw.fill(seats(0), pool, taken)).isEmpty();
        assertThat(draw.fill(seats(9), pool, taken)).isEqualTo(order.subList(3, 8));
        assertThat(draw.fill(List.of(new Draw.Quota("财务", 3)), pool, Set.of())).isEmpty();
    }

    @Test
    void whoIsTheOnlyOneForAFieldIsNotSpentOnAnother() {
        Expert only = expert("only", "财务", FIELD);
        Expert other = expert("other", FIELD);
        List<Draw.Quota> quotas = List.of(new Draw.Quota(FIELD, 1), new Draw.Quota("财务", 1));
        for (int round = 0; round < 50; round++) {
            assertThat(Draw.fresh().fill(quotas, List.of(only, other), Set.of()))
                    .extracting(Draw.Pick::expert)
                    .containsExactly(other, only);
        }
    }

    @Test
    void asManySeatsAreFilledAsCanBeWhateverTheSeed() {
        Random random = new Random(7);
        List<String> fields = List.of("甲", "乙", "丙");
        for (int round = 0; round < 300; round++) {
            List<Expert> pool = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                pool.add(expert(
                        "a" + i,
                        fields.stream().filter(_ -> random.nextInt(3) == 0).toArray(String[]::new)));
            }
            List<Draw.Quota> quotas = fields.stream()
                    .map(field -> new Draw.Quota(field, random.nextInt(3)))
                    .toList();

            List<Draw.Pick> picks = Draw.fresh().fill(quotas, pool, Set.of("a4"));

            assertThat(picks)
                    .hasSize(most(
                            quotas.stream()
                                    .flatMap(quota -> Collections.nCopies(quota.seats(), quota.field()).stream())
                                    .toList(),
                            pool.subList(0, 4)));
            assertThat(picks).extracting(Draw.Pick::expert).doesNotHaveDuplicates();
            assertThat(picks)
                    .allSatisfy(pick -> assertThat(pick.expert().fields()).contains(pick.field()));
        }
    }

    /** By trying everything. */
    private static int most(List<String> seats, List<Expert> free) {
        if (seats.isEmpty()) {
            return 0;
        }
        List<String> rest = seats.subList(1, seats.size());
        int most = most(rest, free);
        for (Expert expert : free) {
            if (expert.fields().contains(seats.getFirst())) {
                List<Expert> others = new ArrayList<>(free);
                others.remove(expert);
                most = Math.max(most, 1 + most(rest, others));
            }
        }
        return most;
    }

    private static Expert expert(String account, String... fields) {
        return new Expert(account, "示例专家" + account, "示例大学", List.of(fields), true, List.of());
    }

    private static List<Draw.Quota> seats(int number) {
        return List.of(new Draw.Quota(FIELD, number));
    }

    @ParameterizedTest
    @CsvSource({"样例器械有限公司, 任职于样例器械有限公司", "样例 器械有限公司, 任职于样例器械有限公司", "样例合作（长春）中心, 与样例合作(长春)中心有利害关系：持有股份", "样例无关公司, ''"})
    void whoIsBoundStaysAway(String unit, String reason) {
        Expert bound = new Expert(
                "1", "示例专家", "样例器械有限公司", List.of(FIELD), true, List.of(new Expert.Tie("样例合作(长春)中心", "持有股份", "示例专家")));

        assertThat(bound.avoidance(List.of("别的单位", unit)).orElse("")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "MEAN, 80 90 85, 85.00",
        "MEAN, 80 90 84, 84.67",
        "TRIMMED, 10 80 90 85 100, 85.00",
        "TRIMMED, 70 70 70, 70.00"
    })
    void aResultIsAsItsRuleSays(ScoringRule rule, String totals, BigDecimal result) {
        assertThat(rule.result(java.util.Arrays.stream(totals.split(" "))
                        .map(BigDecimal::new)
                        .toList()))
                .isEqualTo(result);
    }

    private static Set<String> accounts(List<Draw.Pick> picks) {
        Set<String> accounts = new HashSet<>();
        picks.forEach(pick -> accounts.add(pick.expert().account()));
        return accounts;
    }

    private static List<Expert> pool(int size) {
        return new ArrayList<>(IntStream.range(0, size)
                .mapToObj(i -> new Expert("account-" + i, "示例专家" + i, "示例大学", List.of(FIELD, "临床"), true, List.of()))
                .toList());
    }
}
