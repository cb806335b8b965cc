package io.xingyuan.identity;

import io.xingyuan.identity.Session.Obligation;
import io.xingyuan.identity.Session.Way;
import io.xingyuan.identity.secret.SignInProfile;
import io.xingyuan.kernel.OnParkSide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 必办事项: what somebody must do before the system opens to them: a password of their own, a code generator. */
@Component
@OnParkSide
class Obligations {

    private final Standings standings;
    private final CodeGenerators generators;
    private final Grants grants;
    private final SignInProfile profile;
    private final Clock clock;

    Obligations(Standings standings, CodeGenerators generators, Grants grants, SignInProfile profile, Clock clock) {
        this.grants = grants;
        this.standings = standings;
        this.generators = generators;
        this.profile = profile;
        this.clock = clock;
    }

    @Nullable
    Obligation of(Account account, Way way) {
        if (way == Way.DEMO) {
            return null;
        }
        if (way == Way.PASSWORD && passwordTooOld(standings.of(account.id()).passwordChangedAt())) {
            return Obligation.PASSWORD;
        }
        return mustUseCodes(account) && !generators.confirmed(account.id()) ? Obligation.CODE : null;
    }

    /** Administrators do, outside the demo; everybody where the profile says so. */
    boolean mustUseCodes(Account account) {
        return !account.demo()
                && (profile.codesForAll()
                        || grants.standing(account.id()).stream()
                                .anyMatch(capacity -> capacity.role().administers()));
    }

    private boolean passwordTooOld(@Nullable Instant changed) {
        return changed == null
                || (profile.passwordDays() > 0
                        && changed.plus(Duration.ofDays(profile.passwordDays())).isBefore(clock.instant()));
    }
}
