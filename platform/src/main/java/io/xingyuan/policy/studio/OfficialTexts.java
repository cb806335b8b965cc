package io.xingyuan.policy.studio;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachments;
import io.xingyuan.files.NewAttachment;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the official texts; an older one stays when a newer one comes. */
@Component
class OfficialTexts {

    static final int LONGEST = 2_000_000;

    private final JdbcClient sql;
    private final Clock clock;
    private final Audit audit;
    private final Attachments attachments;

    OfficialTexts(JdbcClient sql, Clock clock, Audit audit, Attachments attachments) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.attachments = attachments;
    }

    Optional<OfficialText> of(String policy) {
        return sql.sql("""
                        select name, text, file, kept_by, kept_at from policy.official_text
                        where policy = :policy order by kept_at desc, id desc limit 1""")
                .param("policy", policy)
                .query((row, number) -> new OfficialText(
                        row.getString("name"),
                        row.getString("text"),
                        row.getObject("file", UUID.class),
                        row.getString("kept_by"),
                        row.getTimestamp("kept_at").toInstant()))
                .optional();
    }

    /**
     * Keeps the words of a document and the document itself.
     *
     * @param content the document as it came; null for what was pasted, and for a text file
     */
    @Transactional
    public void keep(
            String policy, String title, String name, String text, @Nullable InputStreamSource content, Visitor by) {
        boolean tooLong = text.length() > LONGEST || CitedFigures.normal(text).length() > LONGEST;
        if (text.isBlank() || tooLong) {
            throw new Refusal("没有读到文字，或文字超过 200 万字；扫描件请先识别成文字再粘贴。");
        }
        UUID file = content == null
                ? null
                : attachments
                        .keep(NewAttachment.of(
                                new AttachedTo(OfficialFiles.KIND, policy), OfficialFiles.SLOT, null, name, content))
                        .value();
        sql.sql("""
                insert into policy.official_text (id, policy, name, text, file, kept_by, kept_at)
                values (:id, :policy, :name, :text, :file, :by, :at)""")
                .param("id", Ids.next(clock))
                .param("policy", policy)
                .param("name", name)
                .param("text", text)
                .param("file", file)
                .param("by", by.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
        audit.record(
                "上传政策原文", "政策", policy, title, List.of(FieldChange.of("原文", null, name + "，" + Fingerprint.of(text))));
    }
}
