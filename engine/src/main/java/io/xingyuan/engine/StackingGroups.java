package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 叠加组的核对: clauses of one group that are in force on the same day go by one rule and one cap, and where an expenditure
 * counts once they are about the same kind of subject. The policy that a group belongs to says how it is.
 */
final class StackingGroups {

    private final Problems problems;
    private final Map<String, List<Member>> groups = new LinkedHashMap<>();

    StackingGroups(Problems problems) {
        this.problems = problems;
    }

    /** 组员. */
    private record Member(ClauseId clause, Entity entity, Validity validity, Stacking stacking, Place place) {

        boolean owns() {
            return clause.policy().equals(stacking.policy());
        }

        /** What keeps them apart; null when nothing does. */
        @Nullable
        Split from(Member other) {
            Stacking theirs = other.stacking;
            if (!validity.meets(other.validity)) {
                return null;
            }
            if (stacking.rule() != theirs.rule()) {
                return new Split("rule", Form.word(stacking.rule()), Form.word(theirs.rule()));
            }
            if (!Objects.equals(stacking.capFen(), theirs.capFen())) {
                return new Split("cap", cap(stacking), cap(theirs));
            }
            return stacking.rule() == Stacking.Rule.EXCLUSIVE && entity != other.entity
                    ? new Split("entity", entity.label(), other.entity.label())
                    : null;
        }

        private static String cap(Stacking stacking) {
            return stacking.capFen() == null ? "没有写" : Wording.money(stacking.capFen());
        }
    }

    /** 不一致: which key, and what stands in the one and in the other. */
    private record Split(String key, String here, String there) {}

    void join(ClauseId clause, Entity entity, Validity validity, Stacking stacking, Place place) {
        groups.computeIfAbsent(stacking.key(), added -> new ArrayList<>())
                .add(new Member(clause, entity, validity, stacking, place));
    }

    /** To be called once, when all documents were read: those of the group's own policy count as right. */
    void check() {
        for (List<Member> members : groups.values()) {
            List<Member> right =
                    new ArrayList<>(members.stream().filter(Member::owns).toList());
            if (right.isEmpty()) {
                members.forEach(this::unknown);
                continue;
            }
            for (int i = 1; i < right.size(); i++) {
                check(right.get(i), right.subList(0, i));
            }
            for (Member guest : members) {
                if (!guest.owns()) {
                    check(guest, right);
                    right.add(guest);
                }
            }
        }
    }

    private void unknown(Member guest) {
        problems.error(
                guest.place(),
                "政策“" + Form.brief(guest.stacking().policy()) + "”里没有叠加组“"
                        + Form.brief(guest.stacking().group()) + "”；自己的组，组名里不写政策号和斜线");
    }

    private void check(Member member, List<Member> right) {
        for (Member other : right) {
            Split split = member.from(other);
            if (split != null) {
                problems.error(
                        member.place(),
                        "叠加组“%s”的 %s 应与条款 %s 一样：这里是“%s”，那里是“%s”"
                                .formatted(
                                        Form.brief(member.stacking().group()),
                                        split.key(),
                                        other.clause(),
                                        split.here(),
                                        split.there()));
                return;
            }
        }
    }
}
