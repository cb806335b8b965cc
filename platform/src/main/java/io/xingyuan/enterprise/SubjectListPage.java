package io.xingyuan.enterprise;

import io.xingyuan.views.SavedView;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** 名录页: what the list of products or of projects shows. */
record SubjectListPage(Listing<SubjectRow> listing, SubjectFilter filter, SubjectOrder order, Choices choices) {

    /**
     * 可选项: what the query bar and the views offer.
     *
     * @param parks empty for people of one enterprise
     */
    record Choices(List<Choice> parks, List<SavedView> views, boolean keeps) {}

    boolean products() {
        return filter.subject() == Belonging.PRODUCT;
    }

    String path() {
        return path(filter.subject());
    }

    static String path(Belonging subject) {
        return "/" + subject.path();
    }

    /** Whether more than one enterprise can occur. */
    boolean ofMany() {
        return filter.only() == null;
    }

    String sort(SubjectOrder asked) {
        SubjectOrder next = order == asked ? asked.turned() : asked;
        return here().replaceQueryParam("sort", next.stored()).build().toUriString();
    }

    /** The address that gives the same rows as a workbook. */
    String export() {
        return here().replacePath(path() + "/export.xlsx").build().toUriString();
    }

    String self() {
        return here().build().toUriString();
    }

    private UriComponentsBuilder here() {
        return UriComponentsBuilder.fromUriString(listing.paging().address()).replaceQueryParam("page");
    }
}
