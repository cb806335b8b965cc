package io.xingyuan.files;

import io.xingyuan.kernel.OnParkSide;
import io.xingyuan.web.PersonalRecords;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 附件的留存: which files a person has uploaded. The files belong to matters and stay; the name can go. */
@Component
@OnParkSide
class AttachmentRecords implements PersonalRecords {

    private static final int ORDER = 60;
    private static final int MOST = 200;

    private final JdbcClient sql;

    AttachmentRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Section> about(UUID account) {
        List<SequencedMap<String, String>> rows = sql.sql("""
                select name, added_at::date::text as added from files.attachment where added_account = :account
                order by added_at desc limit :most
                """)
                .param("account", account.toString())
                .param("most", MOST)
                .query((row, number) -> PersonalRecords.row(
                        "文件名", row.getString("name"),
                        "上传日期", row.getString("added")))
                .list();
        return List.of(new Section(ORDER, "上传的附件", rows));
    }

    @Override
    public void erase(UUID account, String pseudonym) {
        sql.sql("update files.attachment set added_by = :pseudonym where added_account = :account")
                .param("pseudonym", pseudonym)
                .param("account", account.toString())
                .update();
    }
}
