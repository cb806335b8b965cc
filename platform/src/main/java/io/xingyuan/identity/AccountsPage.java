package io.xingyuan.identity;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** 账号列表页. */
record AccountsPage(Listing<AccountRow> listing, AccountQuery query, List<Choice> roles, boolean mayAct) {

    String export() {
        return UriComponentsBuilder.fromPath("/accounts/export.xlsx")
                .queryParam("q", query.q())
                .queryParam("role", query.role())
                .queryParam("state", query.state())
                .encode()
                .toUriString();
    }
}
