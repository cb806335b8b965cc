package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Region;
import java.util.Optional;

/** 区域行, as the tree shows it. */
record RegionRow(Region region, Optional<ParkBook.Entry> park) {

    String fullName() {
        return park.map(ParkBook.Entry::name).orElse("");
    }

    String division() {
        return park.map(ParkBook.Entry::division).orElse(region.code());
    }

    String path() {
        return "/regions/" + region.code();
    }

    /** What is added below it; empty below a park. */
    String adding() {
        return switch (region.level()) {
            case PROVINCE -> t("新增市或开发区");
            case ZONE -> t("新增园区");
            case PARK -> "";
        };
    }
}
