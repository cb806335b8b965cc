package io.xingyuan.views;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 视图的留存: the lists a person saved; one's own go, shared ones stay for the others without the name. */
@Component
@OnParkSide
class ViewRecords implements PersonalRecords {

    private final JdbcClient sql;

    ViewRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        List<SequencedMap<String, String>> rows = sql.sql("""
                select name, address, saved_at::date::text as day from views.saved_view where owner = :account
                order by saved_at, id""")
                .param("account", account.toString())
                .query((row, number) -> PersonalRecords.row(
                        "名称", row.getString("name"),
                        "地址", row.getString("address"),
                        "日期", row.getString("day")))
                .list();
        return List.of(new Section(80, "保存的视图", rows));
    }

    @Override
    public void erase(UUID account, String pseudonym) {
        sql.sql("delete from views.saved_view where owner = :account and not shared")
                .param("account", account.toString())
                .update();
        sql.sql("update views.saved_view set owner_name = :pseudonym where owner = :account")
                .param("pseudonym", pseudonym)
                .param("account", account.toString())
                .update();
    }
}
