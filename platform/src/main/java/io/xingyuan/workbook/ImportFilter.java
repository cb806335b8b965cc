package io.xingyuan.workbook;

import io.xingyuan.web.Scope;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 导入筛选: which imports are shown, as it stands in the address. Empty text means no limit, and so does nonsense.
 *
 * @param kind key of a {@link WorkbookImport}
 * @param status an {@link ImportStatus} as stored
 */
record ImportFilter(@Nullable String kind, @Nullable String status) {

    static final ImportFilter NONE = new ImportFilter(null, null);

    ImportFilter {
        kind = kind == null ? "" : kind.replace("\0", "");
        String asked = status;
        status = Arrays.stream(ImportStatus.values())
                .map(ImportStatus::stored)
                .filter(known -> known.equals(asked))
                .findFirst()
                .orElse("");
    }

    boolean narrowed() {
        return !(kind + status).isEmpty();
    }

    Map<String, Object> parameters(Scope scope) {
        return Map.of(
                "kind",
                String.valueOf(kind),
                "status",
                String.valueOf(status),
                "everywhere",
                scope.everywhere(),
                "parks",
                scope.codes());
    }
}
