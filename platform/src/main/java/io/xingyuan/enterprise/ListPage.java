package io.xingyuan.enterprise;

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

    /** 可选项: what the query bar offers, and whether the visitor may change anything. */
    record Choices(List<Choice> parks, List<Choice> qualifications, boolean editable) {}

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
        return here().replacePath("/enterprises/export.xlsx")
                .replaceQueryParam("page")
                .replaceQueryParam("size")
                .build()
                .toUriString();
    }

    boolean shows(EnterpriseColumn column) {
        return columns.contains(column);
    }

    private UriComponentsBuilder here() {
        return UriComponentsBuilder.fromUriString(listing.paging().address());
    }
}
