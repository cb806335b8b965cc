package io.xingyuan.policy.matching;

import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.enterprise.ParkSummary;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.fund.Awards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the newest census; a change of any fact or award makes it old, and whoever asks next takes a new one. */
@Component
class Censuses {

    private final Enterprises enterprises;
    private final PolicyLibrary library;
    private final Awards awards;
    private final ReentrantLock taking = new ReentrantLock();
    private volatile @Nullable Census newest;

    Censuses(Enterprises enterprises, PolicyLibrary library, Awards awards) {
        this.awards = awards;
        this.enterprises = enterprises;
        this.library = library;
    }

    /** Of several that ask at once one reads; the others wait for it. */
    Census current() {
        Census known = fresh();
        if (known != null) {
            return known;
        }
        taking.lock();
        try {
            Census meanwhile = fresh();
            return meanwhile == null ? take() : meanwhile;
        } finally {
            taking.unlock();
        }
    }

    /** Both counters only grow, so their sum is another one after any change. */
    private long version() {
        return enterprises.version() + awards.version();
    }

    private @Nullable Census fresh() {
        Census known = newest;
        return known != null && known.version() == version() ? known : null;
    }

    private Census take() {
        long version = version(); // before reading: what changes meanwhile makes this census old
        Map<ParkId, String> parks =
                enterprises.parks().stream().collect(Collectors.toMap(ParkSummary::id, ParkSummary::shortName));
        Map<EnterpriseId, Resident> onBooks = new HashMap<>();
        List<EnterpriseSummary> all = enterprises.all();
        for (int place = 0; place < all.size(); place++) {
            EnterpriseSummary summary = all.get(place);
            String park = parks.getOrDefault(summary.park(), summary.parkName());
            onBooks.put(summary.id(), Resident.of(summary, park, place));
        }
        CensusReader reader = new CensusReader(library.facts(), onBooks);
        enterprises.readFacts(reader);
        Census census = reader.census(version, awards.all());
        newest = census;
        return census;
    }
}
