package io.xingyuan.policy.recovery;

import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.enterprise.FactChanged;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.fund.AwardState;
import io.xingyuan.policy.fund.PaymentMoved;
import io.xingyuan.policy.fund.PaymentStatus;
import io.xingyuan.web.Clerk;
import io.xingyuan.web.Each;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** 追回巡查: follows payments and facts; a big import tells of no single enterprise, so all that is watched is looked at then. */
@Component
class RecoveryRounds {

    private static final String NAME = "系统·兑现跟踪";

    private final Recoveries recoveries;
    private final Watching watching;
    private final Collecting collecting;
    private final Enterprises enterprises;
    private final AtomicLong seen = new AtomicLong(-1);

    RecoveryRounds(Recoveries recoveries, Watching watching, Collecting collecting, Enterprises enterprises) {
        this.recoveries = recoveries;
        this.watching = watching;
        this.collecting = collecting;
        this.enterprises = enterprises;
    }

    @ApplicationModuleListener
    void moved(PaymentMoved moved) {
        Clerk.acting(NAME, () -> {
            switch (moved.to()) {
                case PAID -> paid(moved);
                case RETURNED, CANCELLED -> gone(moved, RecoveryStatus.DISMISSED);
                case RECOVERED -> gone(moved, RecoveryStatus.COLLECTED);
                default -> {}
            }
            return moved;
        });
    }

    /** Of what was recovered in part the rest stays as it was watched. */
    private void paid(PaymentMoved moved) {
        if (moved.from() != PaymentStatus.PAID) {
            watching.paid(moved);
        }
    }

    /** As long as the enterprise has something of the award, the rest stays as it was watched. */
    private void gone(PaymentMoved moved, RecoveryStatus to) {
        AwardState award = watching.award(moved.payment());
        if (award.paidFen() > 0) {
            return;
        }
        recoveries
                .underWay(award.first())
                .forEach(recovery -> collecting.settled(recovery, to, moved.to().label()));
        collecting.forget(award.first());
    }

    @ApplicationModuleListener
    void changed(FactChanged changed) {
        Clerk.acting(NAME, () -> look(changed.enterprise()));
    }

    private int look(EnterpriseId enterprise) {
        List<Watch> watched = recoveries.watched(enterprise);
        Each.of(watched, watching::look);
        return watched.size();
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT5M")
    void lookAtAll() {
        long version = enterprises.version();
        if (seen.get() != version) {
            Clerk.acting(NAME, () -> {
                Each.of(recoveries.enterprises(), this::look);
                return version;
            });
            seen.set(version);
        }
    }
}
