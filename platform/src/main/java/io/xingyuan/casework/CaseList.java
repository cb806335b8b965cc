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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 事项名录: all cases of the parks that somebody's role covers, the newest first. */
@Component
class CaseList {

    private final JdbcClient sql;

    CaseList(JdbcClient sql) {
        this.sql = sql;
    }

    Listing<CaseFile> list(CaseQuery query, Scope scope, Paging paging) {
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
        query.chosen().ifPresent(status -> {
            conditions.add("status = :status");
            parameters.put("status", status.name());
        });
        if (!query.at().isEmpty()) {
            conditions.add("stage = :stage and status in ('OPEN', 'CORRECTING')");
            parameters.put("stage", query.at());
        }
        String from =
                " from casework.case_file" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
        long total = sql.sql("select count(*) from (select 1" + from + " limit " + Inbox.MOST + ") counted")
                .params(parameters)
                .query(Long.class)
                .single();
        List<CaseFile> rows = sql.sql("select *" + from + " order by opened_at desc, id limit :limit offset :offset")
                .params(parameters)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(CaseFiles::file)
                .list();
        return new Listing<>(rows, total, paging);
    }

    /** How many open cases are in each stage of a version of a procedure. */
    Map<String, Integer> standing(String procedure, int version) {
        Map<String, Integer> counts = new HashMap<>();
        sql.sql("""
                        select stage, count(*) as cases from casework.case_file
                        where procedure = :procedure and procedure_version = :version
                          and status in ('OPEN', 'CORRECTING')
                        group by stage""")
                .param("procedure", procedure)
                .param("version", version)
                .query((row, number) -> Map.entry(row.getString("stage"), row.getInt("cases")))
                .list()
                .forEach(each -> counts.put(each.getKey(), each.getValue()));
        return counts;
    }
}
