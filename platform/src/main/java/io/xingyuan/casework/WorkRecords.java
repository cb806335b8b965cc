package io.xingyuan.casework;

import io.xingyuan.casework.procedure.Outcome;
import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.PersonalRecords;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 办事的留存: cases somebody opened and decided, and whom they stood in for. What was decided stays with its name. */
@Component
@OnParkSide
class WorkRecords implements PersonalRecords {

    private static final int MOST = 200;

    private final JdbcClient sql;

    WorkRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        return List.of(
                new Section(70, "发起的事项", opened(account)),
                new Section(71, "办理的事项", decided(account)),
                new Section(72, "外出委托", absences(account)));
    }

    private List<SequencedMap<String, String>> opened(UUID account) {
        return sql.sql("""
                select number, title, opened_at::date::text as day from casework.case_file where opened_by = :account
                order by opened_at desc, id limit :most""")
                .param("account", account.toString())
                .param("most", MOST)
                .query((row, number) -> PersonalRecords.row(
                        "受理编号", row.getString("number"),
                        "事项", row.getString("title"),
                        "日期", row.getString("day")))
                .list();
    }

    private List<SequencedMap<String, String>> decided(UUID account) {
        return sql.sql("""
                select number, title, stage_name, outcome, decided_at::date::text as day from casework.task
                where decided_by = :account and status = 'DONE' order by decided_at desc, id limit :most""")
                .param("account", account.toString())
                .param("most", MOST)
                .query((row, number) -> PersonalRecords.row(
                        "受理编号", row.getString("number"),
                        "事项", row.getString("title"),
                        "环节", row.getString("stage_name"),
                        "办理结果",
                                Optional.ofNullable(row.getString("outcome"))
                                        .map(outcome -> Outcome.valueOf(outcome).label())
                                        .orElse(""),
                        "日期", row.getString("day")))
                .list();
    }

    /** On either side. */
    private List<SequencedMap<String, String>> absences(UUID account) {
        return sql.sql("""
                select name, delegate_name, role, from_day::text as from_day, until_day::text as until_day
                from casework.absence where :account in (account, delegate) order by from_day desc, id""")
                .param("account", account.toString())
                .query((row, number) -> PersonalRecords.row(
                        "委托人", row.getString("name"),
                        "受托人", row.getString("delegate_name"),
                        "角色", Role.valueOf(row.getString("role")).label(),
                        "起始日", row.getString("from_day"),
                        "截止日", row.getString("until_day")))
                .list();
    }

    /** What the person holds goes back to all of the role, and nobody stands in for them or they for anybody. */
    @Override
    public void erase(UUID account, String pseudonym) {
        sql.sql("""
                update casework.task set holder = null, holder_name = '', held_at = null, version = version + 1
                where status in ('OPEN', 'RESTING') and kind <> 'CORRECT' and holder = :account""").param("account", account.toString()).update();
        sql.sql("""
                update casework.absence set ended_at = now() where :account in (account, delegate) and ended_at is null""").param("account", account.toString()).update();
    }
}
