package io.xingyuan.audit;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** 审计日志列表页. */
record AuditListPage(AuditQuery query, Listing<AuditEntry> listing, List<Outcome> all) {

    List<Choice> outcomes() {
        return all.stream()
                .map(outcome -> new Choice(outcome.stored(), t(outcome.label())))
                .toList();
    }

    /** The sealed package of the same days; a stretch of all chains, whatever else the list is narrowed to. */
    String export() {
        return UriComponentsBuilder.fromPath("/audit/export.zip")
                .queryParam("from", query.from())
                .queryParam("to", query.to())
                .build()
                .toUriString();
    }
}
