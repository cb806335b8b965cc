package io.xingyuan.notice;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 消息的留存: what a person was told and how they wish to be; goes with the person. */
@Component
@OnParkSide
class MessageRecords implements PersonalRecords {

    private static final int ORDER = 65;

    private final JdbcClient sql;

    MessageRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        String count = sql.sql("select count(*)::text from notice.message where account = :account")
                .param("account", account)
                .query(String.class)
                .single();
        return List.of(new Section(ORDER, "站内消息", List.of(PersonalRecords.row("站内消息条数", count))));
    }

    @Override
    public void erase(UUID account, String pseudonym) {
        for (String table : List.of("message", "habit", "way", "digest")) {
            sql.sql("delete from notice." + table + " where account = :account")
                    .param("account", account)
                    .update();
        }
    }
}
