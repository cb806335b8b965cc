package io.xingyuan.identity;

import io.xingyuan.identity.SignInHappened.Kind;
import io.xingyuan.identity.secret.SignInProfile;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 夜间整理: ends what has run out, suspends accounts that nobody uses, and removes rows that no longer matter. */
@Component
@OnParkSide
class NightRound {

    private static final Place NIGHT = new Place("", "");

    private final Accounts accounts;
    private final Granting granting;
    private final GrantExpiry expiry;
    private final Standings standings;
    private final Entries entries;
    private final SignInBook book;
    private final Throttle throttle;
    private final PasswordResets resets;
    private final EmailChanges emailChanges;
    private final Clock clock;
    private final int dormantDays;

    NightRound(
            Accounts accounts,
            Granting granting,
            GrantExpiry expiry,
            Standings standings,
            Entries entries,
            SignInBook book,
            Throttle throttle,
            PasswordResets resets,
            EmailChanges emailChanges,
            Clock clock,
            SignInProfile profile,
            @Value("${xingyuan.sign-in.dormant-days:0}") int configuredDays) {
        this.accounts = accounts;
        this.granting = granting;
        this.expiry = expiry;
        this.standings = standings;
        this.entries = entries;
        this.book = book;
        this.throttle = throttle;
        this.resets = resets;
        this.emailChanges = emailChanges;
        this.clock = clock;
        this.dormantDays = configuredDays > 0 ? configuredDays : profile.dormantDays();
    }

    /** Twice on one night does no harm. */
    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    @Transactional
    void night() {
        entries.clear();
        resets.clear();
        emailChanges.clear();
        throttle.clearOlderThan(Duration.ofDays(2));
        expiry.note();
        OffsetDateTime then = OffsetDateTime.now(clock).minus(Duration.ofDays(dormantDays));
        standings.unusedSince(then).forEach(this::suspend);
    }

    /** The last of each of the three administrators stays, or nobody could open the house or sign again. */
    private void suspend(UUID id) {
        Granting.Offices before = granting.administratorsInOffice();
        accounts.disable(id, true);
        if (!granting.keeps(before)) {
            accounts.disable(id, false);
            return;
        }
        standings.suspended(id);
        accounts.byId(id).ifPresent(account -> {
            entries.endAll(account);
            book.announce(Kind.SUSPENDED, account, NIGHT);
        });
    }
}
