package io.xingyuan.enterprise;

import io.xingyuan.views.SavedView;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** 列表页: what the page of enterprises shows. */
record ListPage(
        Listing<EnterpriseRow> listing,
        EnterpriseFilter filter,
        EnterpriseOrder order,
        List<EnterpriseColumn> columns,
        Choices choices) {

    static final String PATH = "/enterprises";

    /** 可选项: what the query bar and the views offer, and whether the visitor may change anything. */
    record Choices(List<Choice> parks, List<Choice> qualifications, List<SavedView> views, boolean editable) {}

    /** The address of the same list in the order that a click on a column's head asks for. */
    String sort(EnterpriseOrder asked) {
        EnterpriseOrder next = order == asked ? asked.turned() : asked;
        return here().replaceQueryParam("sort", next.stored())
                .replaceQueryParam("page")
                .build()
                .toUriString();
    }

    /** The address that gives the same rows as a workbook. */
    String export() {
        return here().replacePath(PATH + "/export.xlsx")
                .replaceQueryParam("page")
                .build()
                .toUriString();
    }

    /** The address of the whole list in this state, whatever page is shown. */
    String self() {
        return here().replaceQueryParam("page").build().toUriString();
    }

    boolean shows(EnterpriseColumn column) {
        return columns.contains(column);
    }

    private UriComponentsBuilder here() {
        return UriComponentsBuilder.fromUriString(listing.paging().address());
    }
}
