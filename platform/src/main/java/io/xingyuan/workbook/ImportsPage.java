package io.xingyuan.workbook;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.views.SavedView;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Listing;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;

/** 导入列表页: what can be imported, and what was. */
record ImportsPage(List<WorkbookImport> kinds, ImportFilter filter, Listing<ImportRun> listing, List<SavedView> views) {

    static final String PATH = "/imports";

    /** The address that gives the same imports as a workbook. */
    String export() {
        return here().replacePath(PATH + "/export.xlsx").build().toUriString();
    }

    /** The address of the whole list in this state, whatever page is shown. */
    String self() {
        return here().replacePath(PATH).build().toUriString();
    }

    private UriComponentsBuilder here() {
        return UriComponentsBuilder.fromUriString(listing.paging().address()).replaceQueryParam("page");
    }

    List<Choice> statuses() {
        return Arrays.stream(ImportStatus.values())
                .map(status -> new Choice(status.stored(), t(status.label())))
                .toList();
    }

    String title(String kind) {
        return kinds.stream()
                .filter(known -> known.kind().equals(kind))
                .map(WorkbookImport::title)
                .findFirst()
                .orElse(kind);
    }
}
