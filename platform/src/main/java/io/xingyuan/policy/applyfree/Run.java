package io.xingyuan.policy.applyfree;

import io.xingyuan.calendar.TimeLimit;
import io.xingyuan.engine.ClauseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.programme.ProgrammeId;
import io.xingyuan.web.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** 免申即享轮次: one search for those who are due money under a programme, and what became of each. */
record Run(
        RunId id,
        String number,
        ProgrammeId programme,
        ClauseId clause,
        String title,
        String parks,
        Terms terms,
        Limits limits,
        boolean open,
        Signatures signatures,
        boolean demo,
        int version) {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /**
     * 本轮约定.
     *
     * @param basis the document that says what is paid; empty for exact amounts
     * @param answerBy the last day on which enterprises may answer, until midnight in Beijing
     */
    record Terms(AmountRule rule, long fixedFen, String basis, Turn turn, String procedure, LocalDate answerBy) {}

    /** 公开时限, as they were when the run began. */
    record Limits(TimeLimit push, TimeLimit pay) {}

    /** 经手: who drew up the list and who pushed it. */
    record Signatures(
            String startedBy,
            String startedName,
            Instant startedAt,
            Instant examinedAt,
            @Nullable String pushedBy,
            @Nullable String pushedName,
            @Nullable Instant pushedAt,
            @Nullable Instant closedAt) {

        LocalDate startedOn() {
            return day(startedAt);
        }

        @Nullable
        LocalDate pushedOn() {
            return pushedAt == null ? null : day(pushedAt);
        }
    }

    static LocalDate day(Instant at) {
        return at.atZone(BEIJING).toLocalDate();
    }

    static String parks(Scope scope) {
        return scope.everywhere() ? "" : String.join(",", scope.codes());
    }

    /** Whether it concerns no park beyond those that somebody answers for. */
    boolean within(Scope scope) {
        return scope.everywhere()
                || (!parks.isEmpty()
                        && Arrays.stream(parks.split(",", -1)).map(ParkId::new).allMatch(scope::covers));
    }

    Scope scope() {
        return parks.isEmpty()
                ? Scope.EVERYWHERE
                : Scope.of(Arrays.stream(parks.split(",", -1))
                        .map(ParkId::new)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    boolean answerable(LocalDate today) {
        return open && !today.isAfter(terms.answerBy());
    }

    String path() {
        return "/apply-free/" + id;
    }
}
