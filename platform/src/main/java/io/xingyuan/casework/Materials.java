package io.xingyuan.casework;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 材料库: what was handed in for a case; each time it is handed in again it is a new version. */
@Component
class Materials {

    private final JdbcClient sql;
    private final Clock clock;

    Materials(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** 材料: one version of one item. */
    record Material(
            String item,
            String name,
            int version,
            @Nullable UUID attachment,
            String fileName,
            Status status,
            String refusal,
            Instant givenAt,
            String givenBy) {

        /** Whether nothing was handed in: it was asked for. */
        boolean asked() {
            return fileName.isEmpty();
        }
    }

    /** 材料状态. */
    enum Status {
        GIVEN("已交", "ok"),
        REFUSED("不合格", "bad"),
        REPLACED("已换新版", "no"),
        ASKED("待补交", "miss");

        private final String label;
        private final String look;

        Status(String label, String look) {
            this.label = label;
            this.look = look;
        }

        String label() {
            return label;
        }

        String look() {
            return look;
        }
    }

    void give(CaseFile file, NewMaterial material, String by) {
        replace(file, material.item());
        sql.sql("""
                insert into casework.material (id, case_id, item, name, version, attachment, file_name, status,
                    given_at, given_by, enterprise_id)
                select :id, :case, :item, :name, coalesce(max(version), 0) + 1, :attachment, :fileName, 'GIVEN',
                    :now, :by, :enterprise
                from casework.material where case_id = :case and item = :item""")
                .param("id", Ids.next(clock))
                .param("case", file.id().value())
                .param("item", material.item())
                .param("name", material.name())
                .param("attachment", material.attachment())
                .param("fileName", material.fileName())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("enterprise", CaseFiles.enterprise(file))
                .update();
    }

    /** It stands no more; its versions stay. */
    void replace(CaseFile file, String item) {
        sql.sql("""
                update casework.material set status = 'REPLACED'
                where case_id = :case and item = :item and status <> 'REPLACED'""").param("case", file.id().value()).param("item", item).update();
    }

    /** @throws Refusal when the case has no such material that stands */
    void refuse(CaseFile file, Map<String, String> reasons) {
        reasons.forEach((item, reason) -> {
            int refused = sql.sql("""
                    update casework.material set status = 'REFUSED', refusal = :reason
                    where case_id = :case and item = :item and status = 'GIVEN'""")
                    .param("reason", reason)
                    .param("case", file.id().value())
                    .param("item", item)
                    .update();
            if (refused == 0) {
                throw new Refusal("要补正的材料不在这件事项里，或已经换了新的一版，请刷新页面后再试。");
            }
        });
    }

    /** 要求补交: it stands on the list until it is handed in. */
    void ask(CaseFile file, String item, String name, String reason, String by) {
        sql.sql("""
                insert into casework.material (id, case_id, item, name, version, file_name, status, refusal,
                    given_at, given_by, enterprise_id)
                select :id, :case, :item, :name, coalesce(max(version) + 1, 0), '', 'ASKED', :reason,
                    :now, :by, :enterprise
                from casework.material where case_id = :case and item = :item""")
                .param("id", Ids.next(clock))
                .param("case", file.id().value())
                .param("item", item)
                .param("name", name)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("enterprise", CaseFiles.enterprise(file))
                .update();
    }

    /** By item, the newest version first. */
    List<Material> of(CaseId id) {
        return sql.sql("select * from casework.material where case_id = :case order by item, version desc")
                .param("case", id.value())
                .query((row, number) -> new Material(
                        row.getString("item"),
                        row.getString("name"),
                        row.getInt("version"),
                        row.getObject("attachment", UUID.class),
                        row.getString("file_name"),
                        Status.valueOf(row.getString("status")),
                        row.getString("refusal"),
                        row.getTimestamp("given_at").toInstant(),
                        row.getString("given_by")))
                .list();
    }
}
