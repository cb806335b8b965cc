package io.xingyuan.casework.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * 环节合计: of one stage in cases that passed how often it was gone through, its working days, and its limits.
 *
 * @param limited how many of them ran under a limit in working days
 * @param limit the sum of those limits
 * @param used the sum of what of them was used
 * @param over how many took longer than their limit as it was extended
 * @param lawful for how many the law's limit is entered as well
 * @param statutory the sum of those
 * @param promised the sum of the procedure's limits beside them
 */
record StageSums(
        String procedure,
        String stage,
        String name,
        long visits,
        long office,
        long applicant,
        long paused,
        long limited,
        long limit,
        long used,
        long over,
        long lawful,
        long statutory,
        long promised) {

    static final String COLUMNS = """
            coalesce(sum(c.visits), 0) as visits,
            coalesce(sum(c.office_days), 0) as office,
            coalesce(sum(c.applicant_days), 0) as applicant,
            coalesce(sum(c.paused_days), 0) as paused,
            coalesce(sum(c.visits) filter (where c.limit_days is not null), 0) as limited,
            coalesce(sum(c.limit_days * c.visits), 0) as limited_days,
            coalesce(sum(c.used_days * c.visits), 0) as used,
            coalesce(sum(c.visits) filter (where c.used_days > c.allowed_days), 0) as over_limit,
            coalesce(sum(c.visits) filter (where c.statutory_days is not null), 0) as lawful,
            coalesce(sum(c.statutory_days * c.visits), 0) as statutory,
            coalesce(sum(c.limit_days * c.visits) filter (where c.statutory_days is not null), 0) as promised""";

    static StageSums of(ResultSet row, int number) throws SQLException {
        return new StageSums(
                row.getString("procedure"),
                row.getString("stage"),
                row.getString("name"),
                row.getLong("visits"),
                row.getLong("office"),
                row.getLong("applicant"),
                row.getLong("paused"),
                row.getLong("limited"),
                row.getLong("limited_days"),
                row.getLong("used"),
                row.getLong("over_limit"),
                row.getLong("lawful"),
                row.getLong("statutory"),
                row.getLong("promised"));
    }

    static StageSums total(List<StageSums> stages) {
        return stages.stream()
                .reduce(
                        new StageSums("", "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        (one, other) -> new StageSums(
                                "",
                                "",
                                "",
                                one.visits + other.visits,
                                one.office + other.office,
                                one.applicant + other.applicant,
                                one.paused + other.paused,
                                one.limited + other.limited,
                                one.limit + other.limit,
                                one.used + other.used,
                                one.over + other.over,
                                one.lawful + other.lawful,
                                one.statutory + other.statutory,
                                one.promised + other.promised));
    }

    long days() {
        return office + applicant + paused;
    }

    String average(long part) {
        return Sums.quotient(part, visits);
    }

    /** 时限压缩率: by how much the procedure's limits are shorter than those of the law, in per cent; a dash where none is known. */
    String compression() {
        return Sums.percent(statutory - promised, statutory);
    }

    /** 时限节余率: how much of the procedure's limits was not used, in per cent. */
    String saved() {
        return Sums.percent(limit - used, limit);
    }

    /** 按时率: how many kept their limit, in per cent. */
    String onTime() {
        return Sums.percent(limited - over, limited);
    }
}
