package io.xingyuan.casework;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 事项编号: identifies a case inside the program; people use its number. */
public record CaseId(UUID value) {

    public static CaseId of(String text) {
        return new CaseId(Ids.of(text, "事项"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
