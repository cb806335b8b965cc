package io.xingyuan.identity;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;

/** 单位列表页. */
record OrganisationsPage(
        Listing<Organisation> listing,
        String words,
        String kind,
        boolean archived,
        List<Choice> kinds,
        List<Region> regions,
        boolean mayAct) {

    /** The name of the region that an organisation answers for; empty for all. */
    String area(Organisation organisation) {
        return regions.stream()
                .filter(region -> region.code().equals(organisation.region()))
                .map(Region::name)
                .findFirst()
                .orElse("");
    }
}
