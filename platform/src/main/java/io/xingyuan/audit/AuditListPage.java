package io.xingyuan.audit;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** 审计日志列表页. */
record AuditListPage(AuditQuery query, Listing<AuditEntry> listing, List<Outcome> all) {

    List<Choice> outcomes() {
        return all.stream()
                .map(outcome -> new Choice(outcome.stored(), t(outcome.label())))
                .toList();
    }

    /** The sealed package of the same days and filters. */
    String export() {
        Map<String, String> filters = new LinkedHashMap<>(query.asked());
        filters.put("from", query.from());
        filters.put("to", query.to());
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/audit/export.zip");
        filters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(filters).toUriString();
    }
}
