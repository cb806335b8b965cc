package io.xingyuan.policy.matching;

import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.enterprise.ParkSummary;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.population.Snapshot;
import io.xingyuan.policy.population.Snapshots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the census of the newest snapshot; of enterprises that stayed as they were nothing is worked out again. */
@Component
class Censuses {

    private final Snapshots snapshots;
    private final Enterprises enterprises;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile @Nullable Census newest;

    Censuses(Snapshots snapshots, Enterprises enterprises) {
        this.snapshots = snapshots;
        this.enterprises = enterprises;
    }

    /** Of several that ask at once one works; the others wait for it. */
    Census current() {
        Snapshot snapshot = snapshots.current();
        Census known = newest;
        if (known != null && known.snapshot() == snapshot) {
            return known;
        }
        taking.lock();
        try {
            Census meanwhile = newest;
            return meanwhile != null && meanwhile.snapshot() == snapshot ? meanwhile : take(snapshot, meanwhile);
        } finally {
            taking.unlock();
        }
    }

    private Census take(Snapshot snapshot, @Nullable Census before) {
        Map<EnterpriseId, Resident> known = new HashMap<>();
        if (before != null) {
            before.residents().forEach(resident -> known.put(resident.summary().id(), resident));
        }
        Map<ParkId, String> parks =
                enterprises.parks().stream().collect(Collectors.toMap(ParkSummary::id, ParkSummary::shortName));
        Map<EnterpriseId, Integer> places = places(snapshot, known);
        List<Resident> residents = new ArrayList<>();
        for (EnterpriseSummary summary : snapshot.enterprises()) {
            String park = parks.getOrDefault(summary.park(), summary.parkName());
            int place = places.getOrDefault(summary.id(), Integer.MAX_VALUE);
            Resident resident = known.get(summary.id());
            boolean same = resident != null
                    && resident.summary().equals(summary)
                    && resident.place() == place
                    && resident.park().equals(park);
            residents.add(same ? resident : Resident.of(summary, park, place));
        }
        Census census = new Census(snapshot, residents);
        newest = census;
        return census;
    }

    /** The order of names stays while nobody comes, goes or is renamed. */
    private Map<EnterpriseId, Integer> places(Snapshot snapshot, Map<EnterpriseId, Resident> known) {
        Map<EnterpriseId, Integer> places = new HashMap<>();
        boolean same = known.size() == snapshot.enterprises().size();
        for (EnterpriseSummary summary : snapshot.enterprises()) {
            Resident resident = known.get(summary.id());
            same = same && resident != null && resident.summary().name().equals(summary.name());
            if (!same || resident == null) {
                return ordered();
            }
            places.put(summary.id(), resident.place());
        }
        return places;
    }

    private Map<EnterpriseId, Integer> ordered() {
        Map<EnterpriseId, Integer> places = new HashMap<>();
        enterprises.all().forEach(summary -> places.put(summary.id(), places.size()));
        return places;
    }
}
