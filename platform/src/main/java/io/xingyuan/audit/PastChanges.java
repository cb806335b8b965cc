package io.xingyuan.audit;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 变更记录: what was changed about one subject, newest first. It reads on the park's side, where rows of all subjects
 * are: whoever calls it has made sure that the visitor may see the subject.
 */
@Component
@OnParkSide
public class PastChanges {

    private static final String ABOUT = """
            from audit.entry where outcome = 'done'
              and jsonb_path_query_array(content, '$[*].id') @> to_jsonb(array[:subject]::text[])""";

    private final JdbcClient sql;
    private final Clock clock;

    PastChanges(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Listing<PastChange> of(Object subject, Paging paging) {
        String id = subject.toString();
        long total = sql.sql("select count(*) " + ABOUT)
                .param("subject", id)
                .query(Long.class)
                .single();
        List<PastChange> rows = sql
                .sql("select * " + ABOUT + " order by at desc, chain, number desc limit :limit offset :offset")
                .param("subject", id)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(AuditRows::row)
                .list()
                .stream()
                .map(row -> PastChange.of(AuditEntry.of(row, clock.getZone()), id))
                .toList();
        return new Listing<>(rows, total, paging);
    }
}
