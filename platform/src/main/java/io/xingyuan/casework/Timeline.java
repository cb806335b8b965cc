package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Ids;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办理过程: what happened to a case, for its applicant to see; notes of the house lie apart. */
@Component
class Timeline {

    private final JdbcClient sql;
    private final Clock clock;

    Timeline(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * 过程记录.
     *
     * @param internal empty for those who may not read it
     * @param task whose decision it is; null for what is none
     */
    record Entry(
            Instant at,
            String by,
            String stageName,
            String what,
            String note,
            String internal,
            @Nullable UUID task) {

        private static final Pattern TRANSFERRED = Pattern.compile("转办给(.+)");
        private static final Pattern COSIGNER = Pattern.compile("请(.+)加签");
        private static final Set<String> FROM_A_LIST = Set.of("暂停计时", "恢复计时", "签收", "退回待签收");

        /** What happened, in the reader's language: what the house says itself is translated, names stay. */
        String said() {
            Matcher transferred = TRANSFERRED.matcher(what);
            if (transferred.matches()) {
                return t("转办给{0}", transferred.group(1));
            }
            Matcher cosigner = COSIGNER.matcher(what);
            if (cosigner.matches()) {
                return t("请{0}加签", cosigner.group(1));
            }
            int colon = what.lastIndexOf('：');
            return colon < 0 ? t(what) : t("{0}：{1}", t(what.substring(0, colon)), t(what.substring(colon + 1)));
        }

        /** Who did it: the house and the public have no name of their own. */
        String whose() {
            return t(by);
        }

        /** What was said of it; why the clock stands still and what stage it is come from a list. */
        String noted() {
            if (!FROM_A_LIST.contains(what)) {
                return note;
            }
            int colon = note.indexOf('：');
            return colon < 0 ? t(note) : t("{0}：{1}", t(note.substring(0, colon)), note.substring(colon + 1));
        }
    }

    UUID add(CaseFile file, String by, String what, String note) {
        return add(file, by, what, note, null);
    }

    /** @param task whose decision it is; null for what is none */
    UUID add(CaseFile file, String by, String what, String note, @Nullable UUID task) {
        UUID id = Ids.next(clock);
        sql.sql("""
                insert into casework.entry (id, case_id, at, by_name, stage_name, what, note, enterprise_id, task_id)
                values (:id, :case, :now, :by, :stage, :what, :note, :enterprise, :task)""")
                .param("id", id)
                .param("case", file.id().value())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("stage", file.stageName())
                .param("what", what)
                .param("note", note)
                .param("enterprise", CaseFiles.enterprise(file))
                .param("task", task, Types.OTHER)
                .update();
        return id;
    }

    /** A word for the house only, beside an entry. */
    void note(CaseFile file, UUID entry, String text) {
        if (!text.isBlank()) {
            sql.sql("""
                    insert into casework.internal_note (id, entry_id, case_id, text)
                    values (:id, :entry, :case, :text)""")
                    .param("id", Ids.next(clock))
                    .param("entry", entry)
                    .param("case", file.id().value())
                    .param("text", text)
                    .update();
        }
    }

    /** The newest first, as the applicant sees it. */
    List<Entry> open(CaseId id) {
        return sql.sql("""
                        select *, '' as internal from casework.entry where case_id = :case
                        order by at desc, id desc limit 500""").param("case", id.value()).query(Timeline::entry).list();
    }

    /** The newest first with the notes of the house. */
    List<Entry> whole(CaseId id) {
        return sql.sql("""
                        select e.*, coalesce(n.text, '') as internal
                        from casework.entry e left join casework.internal_note n on n.entry_id = e.id
                        where e.case_id = :case order by e.at desc, e.id desc limit 500""").param("case", id.value()).query(Timeline::entry).list();
    }

    private static Entry entry(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Entry(
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"),
                row.getString("stage_name"),
                row.getString("what"),
                row.getString("note"),
                row.getString("internal"),
                row.getObject("task_id", UUID.class));
    }
}
