package io.xingyuan.casework;

import io.xingyuan.kernel.SearchName;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 事项名录: all cases of the parks that somebody's role covers, the newest first. */
@Component
class CaseList {

    private static final int FETCH = 2_000;
    private static final String ORDER = " order by opened_at desc, id";

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate streaming;

    CaseList(JdbcClient sql, DataSource source) {
        this.sql = sql;
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    /** 选取: the part of a statement from {@code from} on, with what it needs. */
    private record Selection(String from, Map<String, Object> parameters) {}

    Listing<CaseFile> list(CaseQuery query, Scope scope, Paging paging) {
        Selection selection = selection(query, scope);
        long total = sql.sql("select count(*) from (select 1" + selection.from() + " limit " + Inbox.MOST + ") counted")
                .params(selection.parameters())
                .query(Long.class)
                .single();
        List<CaseFile> rows = sql.sql("select *" + selection.from() + ORDER + " limit :limit offset :offset")
                .params(selection.parameters())
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(CaseFiles::file)
                .list();
        return new Listing<>(rows, total, paging);
    }

    /** All of them, however many, one after the other. */
    @Transactional(readOnly = true)
    void each(CaseQuery query, Scope scope, Consumer<CaseFile> reader) {
        Selection selection = selection(query, scope);
        streaming.query("select *" + selection.from() + ORDER, selection.parameters(), row -> {
            reader.accept(CaseFiles.file(row, 0));
        });
    }

    private static Selection selection(CaseQuery query, Scope scope) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        if (!scope.everywhere()) {
            conditions.add("park = any(:parks)");
            parameters.put("parks", scope.codes());
        }
        if (!query.words().isEmpty()) {
            conditions.add("(number = :number or (grams @> cast(:grams as text[]) and plain like :plain))");
            parameters.put("number", query.words().toUpperCase(Locale.ROOT));
            parameters.put("grams", SearchName.sought(query.words()).toArray(String[]::new));
            parameters.put("plain", "%" + SearchName.plain(query.words()) + "%");
        }
        if (!query.from().isEmpty()) {
            conditions.add("procedure = :procedure");
            parameters.put("procedure", query.from());
        }
        Integer version = query.numbered();
        if (version != null) {
            conditions.add("procedure_version = :version");
            parameters.put("version", version);
        }
        if (!query.within().isEmpty()) {
            conditions.add("park = :park");
            parameters.put("park", query.within());
        }
        query.chosen().ifPresent(status -> {
            conditions.add("status = :status");
            parameters.put("status", status.name());
        });
        if (!query.at().isEmpty()) {
            conditions.add("stage = :stage and status in ('OPEN', 'CORRECTING')");
            parameters.put("stage", query.at());
        }
        return new Selection(
                " from casework.case_file" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions)),
                parameters);
    }

    /** How many open cases of these parks are in each stage of a version of a procedure. */
    Map<String, Integer> standing(String procedure, int version, Scope scope) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql("""
                        select stage, count(*) as cases from casework.case_file
                        where procedure = :procedure and procedure_version = :version
                          and status in ('OPEN', 'CORRECTING') and (:everywhere or park = any(:parks))
                        group by stage""")
                .param("everywhere", scope.everywhere())
                .param("parks", scope.codes())
                .param("procedure", procedure)
                .param("version", version)
                .query((row, number) -> Map.entry(row.getString("stage"), row.getInt("cases")))
                .list()
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }
}
