package io.xingyuan.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 数据侧: whose rows the work at hand reaches in the database, one enterprise's or those of the parks. */
public sealed interface Side {

    /**
     * 园区侧: every row, but of what is written for single parks only that of these.
     *
     * @param parks null for all
     */
    record OfPark(@Nullable Set<ParkId> parks) implements Side {

        public OfPark {
            parks = parks == null ? null : Set.copyOf(parks);
        }
    }

    /**
     * 企业侧: the rows of one enterprise and what is open to all.
     *
     * @param enterprise null for somebody of the enterprise side who acts for none: reaches no enterprise's rows
     */
    record OfEnterprise(@Nullable EnterpriseId enterprise) implements Side {}

    Side PARK = new OfPark(null);

    /** Says on which side the current thread works; asked once for each transaction. */
    @FunctionalInterface
    interface Current {
        Side now();
    }
}
