package io.xingyuan.audit;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 日志的留存: how often the log names a person. The rows themselves stay: 《网络安全法》（2025 年修正）第23条, at least six months. */
@Component
@OnParkSide
class LogRecords implements PersonalRecords {

    private final JdbcClient sql;

    LogRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        SequencedMap<String, String> row = sql.sql("""
                select count(*) as rows, coalesce(min(at)::date::text, '') as first, coalesce(max(at)::date::text, '') as last
                from audit.entry where account = :account
                """)
                .param("account", account.toString())
                .query((found, number) -> PersonalRecords.row(
                        "我的操作记录条数", found.getString("rows"),
                        "最早", found.getString("first"),
                        "最近", found.getString("last")))
                .single();
        return List.of(new Section(90, "审计日志", List.of(row)));
    }
}
