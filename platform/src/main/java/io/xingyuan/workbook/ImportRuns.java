package io.xingyuan.workbook;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.background.LongWork;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores imports. */
@Component
class ImportRuns {

    private static final int FETCH = 1_000;

    private final JdbcClient sql;
    private final Clock clock;
    private final Audit audit;

    ImportRuns(JdbcClient sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void insert(ImportRun run, byte[] content) {
        sql.sql("""
                insert into workbook.import_run
                    (id, kind, file_name, content, all_or_none, status, started_by, started_at, parks)
                values (:id, :kind, :fileName, :content, :allOrNone, :status, :by, :at,
                    case when :everywhere then null else :parks::text[] end)""")
                .param("id", run.id())
                .param("kind", run.kind())
                .param("fileName", run.fileName())
                .param("content", content)
                .param("allOrNone", run.allOrNone())
                .param("status", run.status().stored())
                .param("by", run.startedBy())
                .param("everywhere", run.scope().everywhere())
                .param("parks", run.scope().codes())
                .param("at", now())
                .update();
        record("上传工作簿", run.id(), List.of());
    }

    /** One row for the whole file, whatever it brings. */
    private void record(String action, UUID id, List<FieldChange> counts) {
        sql.sql("""
                select file_name, kind, encode(sha256(content), 'hex') as sha256 from workbook.import_run
                where id = :id""")
                .param("id", id)
                .query((row, index) -> {
                    List<FieldChange> changes = new ArrayList<>();
                    changes.add(FieldChange.of("种类", null, row.getString("kind")));
                    changes.add(FieldChange.of("文件 SHA-256", null, row.getString("sha256")));
                    changes.addAll(counts);
                    audit.record(action, "导入", id, row.getString("file_name"), changes);
                    return index;
                })
                .list();
    }

    /** That somebody asks a running import to stop, one that stands to begin again, or one that is done to be taken back. */
    @Transactional
    void asked(UUID id, String action) {
        record(action, id, List.of());
    }

    ImportRun get(UUID id) {
        return sql.sql("""
                select id, kind, file_name, all_or_none, status, rows, bad, created, updated, note, started_by,
                    started_at, parks, report is not null as reported
                from workbook.import_run where id = :id""").param("id", id).query(ImportRuns::run).optional().orElseThrow(() -> new NotFound("导入"));
    }

    List<ImportRun> page(ImportFilter filter, Scope scope, Paging paging) {
        return sql.sql("""
                select id, kind, file_name, all_or_none, status, rows, bad, created, updated, note, started_by,
                    started_at, parks, report is not null as reported
                from workbook.import_run
                where (:kind = '' or kind = :kind) and (:status = '' or status = :status)
                  and (:everywhere or parks <@ :parks::text[])
                order by started_at desc, id desc limit :limit offset :offset""")
                .params(filter.parameters(scope))
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(ImportRuns::run)
                .list();
    }

    /** All of them, newest first, a row at a time. */
    @Transactional(readOnly = true)
    void each(ImportFilter filter, Scope scope, Consumer<ImportRun> reader) {
        try (Stream<ImportRun> runs =
                sql.sql("""
                select id, kind, file_name, all_or_none, status, rows, bad, created, updated, note, started_by,
                    started_at, parks, report is not null as reported
                from workbook.import_run
                where (:kind = '' or kind = :kind) and (:status = '' or status = :status)
                  and (:everywhere or parks <@ :parks::text[])
                order by started_at desc, id desc""").params(filter.parameters(scope)).withFetchSize(FETCH).query(ImportRuns::run).stream()) {
            runs.forEach(reader);
        }
    }

    long count(ImportFilter filter, Scope scope) {
        return sql.sql("""
                select count(*) from workbook.import_run
                where (:kind = '' or kind = :kind) and (:status = '' or status = :status)
                  and (:everywhere or parks <@ :parks::text[])""").params(filter.parameters(scope)).query(Long.class).single();
    }

    byte[] content(UUID id) {
        return sql.sql("select content from workbook.import_run where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    byte[] report(UUID id) {
        return sql.sql("select report from workbook.import_run where id = :id and report is not null")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new NotFound("退回表"));
    }

    /** False when this attempt is not the one that runs, so that nothing of it is to be kept. */
    @Transactional
    boolean end(
            LongWork.Attempt attempt,
            ImportStatus status,
            int rows,
            int bad,
            WorkbookImport.Outcome outcome,
            byte @Nullable [] report) {
        boolean ended = sql.sql("""
                update workbook.import_run set status = :status, rows = :rows, bad = :bad, created = :created,
                    updated = :updated, note = '', report = :report, ended_at = :at
                where id = :id and attempt = :attempt and status = 'running'""")
                        .param("id", attempt.id())
                        .param("attempt", attempt.number())
                        .param("status", status.stored())
                        .param("rows", rows)
                        .param("bad", bad)
                        .param("created", outcome.created())
                        .param("updated", outcome.updated())
                        .param("report", report)
                        .param("at", now())
                        .update()
                == 1;
        record(
                status == ImportStatus.DONE ? "导入工作簿" : "退回工作簿",
                attempt.id(),
                List.of(
                        FieldChange.of("行数", null, rows),
                        FieldChange.of("有误的行", null, bad),
                        FieldChange.of("新增", null, outcome.created()),
                        FieldChange.of("更新", null, outcome.updated())));
        return ended;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("file_name"),
                row.getBoolean("all_or_none"),
                ImportStatus.of(row.getString("status")),
                row.getInt("rows"),
                row.getInt("bad"),
                row.getInt("created"),
                row.getInt("updated"),
                row.getString("note"),
                row.getBoolean("reported"),
                row.getString("started_by"),
                Scope.of(row.getArray("parks")),
                row.getTimestamp("started_at").toInstant());
    }
}
