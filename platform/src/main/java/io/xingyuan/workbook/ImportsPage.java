package io.xingyuan.workbook;

import io.xingyuan.web.Listing;
import java.util.List;

/** 导入列表页: what can be imported, and what was. */
record ImportsPage(List<WorkbookImport> kinds, Listing<ImportRun> listing) {

    String title(String kind) {
        return kinds.stream()
                .filter(known -> known.kind().equals(kind))
                .map(WorkbookImport::title)
                .findFirst()
                .orElse(kind);
    }
}
