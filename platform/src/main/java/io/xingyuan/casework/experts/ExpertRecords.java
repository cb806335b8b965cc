package io.xingyuan.casework.experts;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 专家的留存: profile, ties and reviews. Profile and ties go with the person; a review stays with its name. */
@Component
@OnParkSide
class ExpertRecords implements PersonalRecords {

    private final JdbcClient sql;

    ExpertRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        return List.of(
                new Section(75, "专家资料", profile(account)),
                new Section(76, "利害关系", ties(account)),
                new Section(77, "评审", reviews(account)));
    }

    private List<SequencedMap<String, String>> profile(UUID account) {
        return sql.sql("select name, employer, fields, active from casework.expert where account = :account")
                .param("account", account.toString())
                .query((row, number) -> PersonalRecords.row(
                        "姓名", row.getString("name"),
                        "工作单位", row.getString("employer"),
                        "领域",
                                String.join("、", Arrays.asList((String[])
                                        row.getArray("fields").getArray())),
                        "可抽取", row.getBoolean("active") ? "是" : "否"))
                .list();
    }

    private List<SequencedMap<String, String>> ties(UUID account) {
        return sql.sql("""
                select unit, relation, declared_at::date::text as day from casework.expert_tie where account = :account
                order by declared_at, id""")
                .param("account", account.toString())
                .query((row, number) -> PersonalRecords.row(
                        "单位", row.getString("unit"),
                        "关系", row.getString("relation"),
                        "日期", row.getString("day")))
                .list();
    }

    private List<SequencedMap<String, String>> reviews(UUID account) {
        return sql.sql("""
                select p.number, s.field, s.total::text as total, s.comment, s.reason, s.drawn_at::date::text as day
                from casework.panel_seat s join casework.panel p on p.id = s.panel
                where s.account = :account order by s.drawn_at desc, s.id""")
                .param("account", account.toString())
                .query((row, number) -> PersonalRecords.row(
                        "受理编号", row.getString("number"),
                        "领域", row.getString("field"),
                        "总分", Optional.ofNullable(row.getString("total")).orElse(""),
                        "评审意见", row.getString("comment"),
                        "回避理由", row.getString("reason"),
                        "日期", row.getString("day")))
                .list();
    }

    /** The place in a draw is a hash over the account, so that a draw can be repeated without name and employer. */
    @Override
    public void erase(UUID account, String pseudonym) {
        sql.sql("delete from casework.expert_tie where account = :account")
                .param("account", account.toString())
                .update();
        sql.sql("update casework.expert set employer = '', fields = '{}', active = false where account = :account")
                .param("account", account.toString())
                .update();
        sql.sql("update casework.panel_candidate set employer = '' where account = :account")
                .param("account", account.toString())
                .update();
    }
}
