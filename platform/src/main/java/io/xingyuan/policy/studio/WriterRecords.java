package io.xingyuan.policy.studio;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 起草的留存: drafts somebody has written in. What was published stays with the names of its writers. */
@Component
@OnParkSide
class WriterRecords implements PersonalRecords {

    private final JdbcClient sql;

    WriterRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        List<SequencedMap<String, String>> rows = sql.sql("""
                select policy, title, written_at::date::text as day from policy.policy_draft where :account = any(writers)
                order by written_at desc, policy""")
                .param("account", account.toString())
                .query((row, number) -> PersonalRecords.row(
                        "政策", row.getString("title"),
                        "日期", row.getString("day")))
                .list();
        return List.of(new Section(78, "政策草稿", rows));
    }

    @Override
    public void erase(UUID account, String pseudonym) {
        sql.sql("delete from policy.policy_working_copy where account = :account")
                .param("account", account.toString())
                .update();
        sql.sql("""
                update policy.policy_draft set writer_names[array_position(writers, :account)] = :pseudonym
                where :account = any(writers)""")
                .param("account", account.toString())
                .param("pseudonym", pseudonym)
                .update();
        sql.sql("""
                update policy.policy_draft_end set writer_names[array_position(writers, :account)] = :pseudonym
                where :account = any(writers)""")
                .param("account", account.toString())
                .param("pseudonym", pseudonym)
                .update();
    }
}
