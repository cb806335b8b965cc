package io.xingyuan.identity;

import io.xingyuan.kernel.OrganisationId;
import io.xingyuan.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 授权: one person holds one role for one organisation, within a scope, from a day until a day (both included).
 *
 * @param area the region's name when the scope is one
 * @param origin how it came about
 * @param proposedBy null when the house itself gave it
 */
record Grant(
        UUID id,
        UUID account,
        String person,
        Role role,
        OrganisationId organisation,
        String organisationName,
        Reach reach,
        @Nullable String region,
        @Nullable String area,
        LocalDate from,
        @Nullable LocalDate until,
        GrantStatus status,
        Origin origin,
        String reason,
        @Nullable UUID proposedBy,
        String proposedName,
        Instant proposedAt,
        String decidedName,
        @Nullable Instant decidedAt,
        String endedName,
        @Nullable Instant endedAt,
        int version) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** 范围: how far a grant reaches. */
    enum Reach {
        ALL("全部园区"),
        REGION("某个区域或园区"),
        ORGANISATION("本单位");

        private final String label;

        Reach(String label) {
            this.label = label;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }
    }

    /** 来由: how a grant came about. */
    enum Origin {
        PROPOSED("提出"),
        INVITED("企业邀请"),
        SET_UP("首次启用"),
        DEMO("演示"),
        MIGRATED("升级前已有");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** The Chinese name; the pages translate it. */
        String label() {
            return label;
        }
    }

    boolean open() {
        return status == GrantStatus.PROPOSED || status == GrantStatus.STANDING;
    }

    boolean holdsOn(LocalDate day) {
        return status == GrantStatus.STANDING && !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether its last day has passed, whether or not the night has noted it yet. */
    boolean expired(LocalDate day) {
        return status == GrantStatus.EXPIRED || (open() && until != null && day.isAfter(until));
    }

    /** A moment as the pages show it. */
    static String minute(@Nullable Instant moment) {
        return moment == null ? "" : MINUTE.format(moment);
    }

    /** For the few that the house gives by itself. */
    static Grant given(
            UUID id, UUID account, Role role, OrganisationId organisation, Origin origin, LocalDateTime now) {
        return new Grant(
                id,
                account,
                "",
                role,
                organisation,
                "",
                role.ofEnterprise() ? Reach.ORGANISATION : Reach.ALL,
                null,
                null,
                now.toLocalDate(),
                null,
                GrantStatus.STANDING,
                origin,
                "",
                null,
                "",
                now.atZone(ZoneId.of("Asia/Shanghai")).toInstant(),
                "",
                null,
                "",
                null,
                1);
    }

    /** The same with another scope. */
    Grant reaching(Reach further, @Nullable String code) {
        return new Grant(
                id,
                account,
                person,
                role,
                organisation,
                organisationName,
                further,
                code,
                null,
                from,
                until,
                status,
                origin,
                reason,
                proposedBy,
                proposedName,
                proposedAt,
                decidedName,
                decidedAt,
                endedName,
                endedAt,
                version);
    }
}
