package io.xingyuan.identity;

import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 任用: a role for an organisation in a scope and time, as somebody filled it in, checked.
 *
 * @param organisation null when it is the one of the employer
 */
record Appointment(
        Role role,
        @Nullable OrganisationId organisation,
        Employers.@Nullable Employer employer,
        Grant.Reach reach,
        @Nullable String region,
        LocalDate from,
        @Nullable LocalDate until,
        String reason) {}
