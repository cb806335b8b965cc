package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Visitor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 职责矩阵页: roles downwards, kinds of organisations sideways. */
record DutyPage(
        List<Duty> duties,
        List<DutyChange> changes,
        List<Choice> kindChoices,
        List<Choice> roleChoices,
        Visitor visitor) {

    OrganisationKind[] kinds() {
        return OrganisationKind.values();
    }

    List<Role> roles() {
        return Arrays.stream(Role.values()).filter(role -> role != Role.GUEST).toList();
    }

    boolean holds(OrganisationKind kind, Role role) {
        return duties.stream().anyMatch(duty -> duty.kind() == kind && duty.role() == role);
    }

    /** On what each kind's duties rest, without repetitions. */
    Map<OrganisationKind, List<String>> sources() {
        Map<OrganisationKind, List<String>> sources = new TreeMap<>();
        for (OrganisationKind kind : kinds()) {
            List<String> of = duties.stream()
                    .filter(duty -> duty.kind() == kind)
                    .map(Duty::source)
                    .distinct()
                    .toList();
            sources.put(kind, of);
        }
        return sources;
    }

    boolean administers() {
        return visitor.role().administers();
    }

    boolean proposes() {
        return visitor.role() == Role.SYSTEM_ADMINISTRATOR;
    }

    boolean mayDecide(DutyChange change) {
        return change.status() == GrantStatus.PROPOSED
                && visitor.role() == Role.SECURITY_ADMINISTRATOR
                && !change.proposedBy().toString().equals(visitor.account());
    }
}
