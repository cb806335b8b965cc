package io.xingyuan.workbook;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.background.LongWork;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores imports. */
@Component
class ImportRuns {

    private static final int FETCH = 1_000;
    private static final String PROGRESS = "导入的进度：人的要求另有记录";

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

    /** That somebody asks a running import to stop, or one that stands to begin again. */
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

    List<UUID> unfinished() {
        return sql.sql("select id from workbook.import_run where status in ('waiting', 'running')")
                .query(UUID.class)
                .list();
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

    /** Back to waiting for the next attempt; empty for an import that stands where none can be made. */
    @Transactional
    Optional<LongWork.Attempt> again(UUID id) {
        audit.notAudited(PROGRESS);
        return sql.sql("""
                update workbook.import_run set status = 'waiting', note = '', ended_at = null, attempt = attempt + 1
                where id = :id and status = any(string_to_array(:from, ',')) returning attempt""")
                .param("id", id)
                .param("from", stored(Arrays.stream(ImportStatus.values()).filter(ImportStatus::retriable)))
                .query(Integer.class)
                .optional()
                .map(number -> new LongWork.Attempt(id, number));
    }

    /** Moves on from one of the given states; false when it was in none of them or this attempt is not the latest. */
    @Transactional
    boolean move(LongWork.Attempt attempt, ImportStatus to, String note, ImportStatus... from) {
        audit.notAudited(PROGRESS);
        return moved(attempt.id(), attempt.number(), to, note, from);
    }

    private boolean moved(UUID id, @Nullable Integer attempt, ImportStatus to, String note, ImportStatus... from) {
        return sql.sql("""
                update workbook.import_run set status = :to, note = :note, ended_at = :at
                where id = :id and attempt = coalesce(:attempt, attempt)
                    and status = any(string_to_array(:from, ','))""")
                        .param("id", id)
                        .param("attempt", attempt, Types.INTEGER)
                        .param("to", to.stored())
                        .param("note", note)
                        .param("at", to.going() ? null : now())
                        .param("from", stored(Arrays.stream(from)))
                        .update()
                == 1;
    }

    private static String stored(Stream<ImportStatus> states) {
        return states.map(ImportStatus::stored).collect(Collectors.joining(","));
    }

    /** Moves on from one of the given states, whichever attempt it is; false when it was in none of them. */
    @Transactional
    boolean move(UUID id, ImportStatus to, String note, ImportStatus... from) {
        boolean moved = moved(id, null, to, note, from);
        boolean again = Arrays.equals(from, new ImportStatus[] {to});
        if (moved && to == ImportStatus.UNDONE && !again) {
            record("撤销导入", id, List.of());
        } else {
            audit.notAudited(PROGRESS);
        }
        return moved;
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
        Array parks = row.getArray("parks");
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
                parks == null
                        ? Scope.EVERYWHERE
                        : Scope.of(Arrays.stream((String[]) parks.getArray())
                                .map(ParkId::new)
                                .collect(Collectors.toSet())),
                row.getTimestamp("started_at").toInstant());
    }
}
