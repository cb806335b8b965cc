package io.xingyuan.casework;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.notice.Audience;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 听众: who is told of a piece of work: its holder, else its role, and whoever stands in today for somebody away. */
@Component
@OnParkSide
class Audiences {

    private static final String UUID_SHAPE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Absences absences;

    Audiences(Absences absences) {
        this.absences = absences;
    }

    Audience of(Duty duty) {
        Set<UUID> accounts = new HashSet<>();
        absences.standIns(duty).forEach(each -> account(each).ifPresent(accounts::add));
        Optional<UUID> holder = account(duty.holder());
        if (holder.isPresent()) {
            accounts.add(holder.get());
            return new Audience(accounts, null, null, null);
        }
        String park = duty.park();
        return new Audience(accounts, duty.role(), park == null ? null : new ParkId(park), null);
    }

    static Optional<UUID> account(@Nullable String account) {
        return account != null && account.matches(UUID_SHAPE)
                ? Optional.of(UUID.fromString(account))
                : Optional.empty();
    }
}
