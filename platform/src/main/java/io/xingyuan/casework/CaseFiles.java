package io.xingyuan.casework;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.SearchName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 事项库: cases and the running numbers that they bear. */
@Component
class CaseFiles {

    private final JdbcClient sql;
    private final Clock clock;

    CaseFiles(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The next of a series in a year. Others wait until this transaction ends, so that no number is left out. */
    int next(String series, int year) {
        return sql.sql("""
                insert into casework.counter as c (series, year, last) values (:series, :year, 1)
                on conflict (series, year) do update set last = c.last + 1 returning last""")
                .param("series", series)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    void add(CaseFile file, String account, Topic topic) {
        SearchName words = SearchName.of(file.title() + " " + file.applicant());
        sql.sql("""
                insert into casework.case_file (id, number, code, procedure, procedure_version, kind, subject, title,
                    enterprise_id, applicant, park, status, stage, stage_name, visit, opened_at, opened_by, opened_name,
                    topic, topic_title, plain, grams)
                values (:id, :number, :code, :procedure, :procedureVersion, :kind, :subject, :title,
                    :enterprise, :applicant, :park, :status, :stage, :stageName, :visit, :opened, :account, :by,
                    :topic, :topicTitle, :plain, :grams)""")
                .param("id", file.id().value())
                .param("number", file.number())
                .param("code", file.code())
                .param("procedure", file.procedure())
                .param("procedureVersion", file.procedureVersion())
                .param("kind", file.kind())
                .param("subject", file.subject())
                .param("title", file.title())
                .param("enterprise", enterprise(file))
                .param("applicant", file.applicant())
                .param("park", file.park())
                .param("status", file.status().name())
                .param("stage", file.stage())
                .param("stageName", file.stageName())
                .param("visit", file.visit())
                .param("opened", OffsetDateTime.now(clock))
                .param("account", account)
                .param("by", file.openedName())
                .param("topic", topic.key())
                .param("topicTitle", topic.title())
                .param("plain", words.plain() + words.initials())
                .param("grams", words.grams().toArray(String[]::new))
                .update();
    }

    /** Where it stands now; the row is this transaction's since {@link #lock}. */
    void write(CaseFile file) {
        sql.sql("""
                update casework.case_file set status = :status, stage = :stage, stage_name = :stageName,
                    visit = :visit, asked = :asked, version = version + 1,
                    closed_at = case when :closed then :now::timestamptz end
                where id = :id""")
                .param("status", file.status().name())
                .param("stage", file.stage())
                .param("stageName", file.stageName())
                .param("visit", file.visit())
                .param("asked", file.asked())
                .param("closed", file.status().closed())
                .param("now", OffsetDateTime.now(clock))
                .param("id", file.id().value())
                .update();
    }

    CaseFile get(CaseId id) {
        return find(id).orElseThrow(() -> new NotFound("事项"));
    }

    Optional<CaseFile> find(CaseId id) {
        return sql.sql("select * from casework.case_file where id = :id")
                .param("id", id.value())
                .query(CaseFiles::file)
                .optional();
    }

    /** The case for this transaction alone: whoever comes second waits and then sees what the first did. */
    CaseFile lock(CaseId id) {
        return sql.sql("select * from casework.case_file where id = :id for update")
                .param("id", id.value())
                .query(CaseFiles::file)
                .optional()
                .orElseThrow(() -> new NotFound("事项"));
    }

    /** The newest first. */
    List<CaseFile> about(String kind, String subject) {
        return sql.sql("""
                        select * from casework.case_file where kind = :kind and subject = :subject
                        order by opened_at desc""")
                .param("kind", kind)
                .param("subject", subject)
                .query(CaseFiles::file)
                .list();
    }

    static @Nullable UUID enterprise(CaseFile file) {
        EnterpriseId enterprise = file.enterprise();
        return enterprise == null ? null : enterprise.value();
    }

    static CaseFile file(ResultSet row, int number) throws SQLException {
        UUID enterprise = row.getObject("enterprise_id", UUID.class);
        Timestamp closed = row.getTimestamp("closed_at");
        return new CaseFile(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("code"),
                row.getString("procedure"),
                row.getInt("procedure_version"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("title"),
                enterprise == null ? null : new EnterpriseId(enterprise),
                row.getString("applicant"),
                row.getString("park"),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("stage"),
                row.getString("stage_name"),
                row.getInt("visit"),
                row.getString("asked"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_name"),
                closed == null ? null : closed.toInstant());
    }
}
