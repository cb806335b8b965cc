package io.xingyuan.policy.programme;

import io.xingyuan.kernel.NotFound;
import java.util.UUID;

/** 兑现安排编号. */
public record ProgrammeId(UUID value) {

    public static ProgrammeId of(String text) {
        try {
            return new ProgrammeId(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            throw new NotFound("兑现安排");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
