package io.xingyuan.workbook;

import io.xingyuan.web.NameColumn;
import io.xingyuan.web.NameColumns;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who started an import. */
@Component
class ImportNames implements NameColumns {

    @Override
    public List<NameColumn> names() {
        return List.of(NameColumn.alone("workbook.import_run", "started_by"));
    }
}
