package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** 全部事项页. */
record CaseListPage(CaseQuery query, Listing<CaseFile> rows, Map<String, String> procedures) {

    List<Choice> procedureChoices() {
        return procedures.entrySet().stream()
                .map(each -> new Choice(each.getKey(), each.getValue()))
                .toList();
    }

    List<Choice> statuses() {
        return Arrays.stream(CaseStatus.values())
                .map(each -> new Choice(each.name(), t(each.label())))
                .toList();
    }

    String status() {
        return query.chosen().map(Enum::name).orElse("");
    }
}
