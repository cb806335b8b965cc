package io.xingyuan.policy.programme;

import io.xingyuan.kernel.Ids;
import java.util.UUID;

/** 兑现安排编号. */
public record ProgrammeId(UUID value) {

    public static ProgrammeId of(String text) {
        return new ProgrammeId(Ids.of(text, "兑现安排"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
