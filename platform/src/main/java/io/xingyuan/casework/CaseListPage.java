package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.views.SavedView;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** 全部事项页. */
record CaseListPage(CaseQuery query, Listing<CaseFile> rows, List<CaseColumn> columns, Names names, Kept kept) {

    static final String PATH = "/cases";

    /** 名称: of procedures and parks, by key. */
    record Names(Map<String, String> procedures, Map<String, String> parks) {}

    /** 视图: what was kept, and whether the visitor may keep more. */
    record Kept(List<SavedView> views, boolean keeps) {}

    List<Choice> procedureChoices() {
        return choices(names.procedures());
    }

    List<Choice> parkChoices() {
        return choices(names.parks());
    }

    static List<Choice> choices(Map<String, String> names) {
        return names.entrySet().stream()
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

    boolean shows(CaseColumn column) {
        return columns.contains(column);
    }

    String cell(CaseFile file, CaseColumn column) {
        return column.of(file, names.procedures(), names.parks());
    }

    /** The same rows as a workbook. */
    String export() {
        return here(rows.paging().address(), PATH + "/export.xlsx");
    }

    /** The list in this state, whatever page is shown. */
    String self() {
        return here(rows.paging().address(), PATH);
    }

    static String here(String address, String path) {
        return UriComponentsBuilder.fromUriString(at(address, path))
                .replaceQueryParam("page")
                .build()
                .toUriString();
    }

    /** Another path with the same query, the page included. */
    static String at(String address, String path) {
        return UriComponentsBuilder.fromUriString(address)
                .replacePath(path)
                .build()
                .toUriString();
    }
}
