package io.xingyuan.casework;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Scope;
import java.time.LocalDate;
import java.util.UUID;

/** 外出委托: while somebody is away, a colleague decides in their name. */
record Absence(
        UUID id,
        String account,
        String name,
        Role role,
        Scope scope,
        String delegate,
        String delegateName,
        LocalDate from,
        LocalDate until,
        boolean ended) {

    boolean holdsOn(LocalDate day) {
        return !ended && !day.isBefore(from) && !day.isAfter(until);
    }
}
