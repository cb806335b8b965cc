package io.xingyuan.files;

import io.xingyuan.kernel.EnterpriseId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 附件库: every SQL of attachments. The content lies in parts, so that writing and reading hold one part at a time. */
@Component
class AttachmentRows {

    static final int PART = 256 * 1024;

    private final JdbcClient sql;

    AttachmentRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is taken now. */
    FileLimits limits() {
        return new FileLimits(limits("select kind, largest from files.size_limit where taken"));
    }

    /** Also of the kinds that are not taken. */
    Map<FileKind, Long> allLimits() {
        return limits("select kind, largest from files.size_limit");
    }

    private Map<FileKind, Long> limits(String query) {
        Map<FileKind, Long> limits = new EnumMap<>(FileKind.class);
        sql.sql(query).query(row -> {
            limits.put(FileKind.valueOf(row.getString("kind")), row.getLong("largest"));
        });
        return limits;
    }

    void limit(FileKind kind, boolean taken, long largest) {
        sql.sql("update files.size_limit set taken = :taken, largest = :largest where kind = :kind")
                .param("taken", taken)
                .param("largest", largest)
                .param("kind", kind.name())
                .update();
    }

    void add(Attachment attachment, String account, ReceivedFile file) throws IOException {
        sql.sql("""
                insert into files.attachment (id, owner_kind, owner_id, slot, enterprise_id, series, version, name, kind,
                    size, sha256, draft, added_by, added_account, added_at)
                values (:id, :ownerKind, :owner, :slot, :enterprise, :series, :version, :name, :kind,
                    :size, :sha256, :draft, :by, :account, :at)
                """)
                .param("id", attachment.id().value())
                .param("ownerKind", attachment.owner().kind())
                .param("owner", attachment.owner().id())
                .param("slot", attachment.slot())
                .param("enterprise", enterprise(attachment))
                .param("series", attachment.series())
                .param("version", attachment.version())
                .param("name", attachment.name())
                .param("kind", attachment.kind().name())
                .param("size", attachment.size())
                .param("sha256", attachment.sha256())
                .param("draft", attachment.draft())
                .param("by", attachment.addedBy())
                .param("account", account)
                .param("at", attachment.addedAt().atOffset(java.time.ZoneOffset.UTC))
                .update();
        addParts(attachment, file);
    }

    private void addParts(Attachment attachment, ReceivedFile file) throws IOException {
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] buffer = new byte[PART];
            int number = 0;
            for (int read = in.readNBytes(buffer, 0, PART); read > 0; read = in.readNBytes(buffer, 0, PART)) {
                sql.sql("""
                        insert into files.part (attachment_id, enterprise_id, number, content)
                        values (:id, :enterprise, :number, :content)
                        """)
                        .param("id", attachment.id().value())
                        .param("enterprise", enterprise(attachment))
                        .param("number", number++)
                        .param("content", read == PART ? buffer : Arrays.copyOf(buffer, read))
                        .update();
            }
        }
    }

    private static @Nullable UUID enterprise(Attachment attachment) {
        return attachment.enterprise() == null ? null : attachment.enterprise().value();
    }

    Optional<Attachment> find(AttachmentId id) {
        return sql.sql("select * from files.attachment where id = :id")
                .param("id", id.value())
                .query(AttachmentRows::attachment)
                .optional();
    }

    /** The newest version of each file of an owner, oldest file first. */
    List<Attachment> current(AttachedTo owner) {
        return sql.sql("""
                select * from (
                    select distinct on (series) * from files.attachment
                    where owner_kind = :kind and owner_id = :id order by series, version desc) newest
                order by series
                """)
                .param("kind", owner.kind())
                .param("id", owner.id())
                .query(AttachmentRows::attachment)
                .list();
    }

    /** The versions of an owner's files that have a newer one, newest first. */
    List<Attachment> earlier(AttachedTo owner) {
        return sql.sql("""
                select a.* from files.attachment a
                where a.owner_kind = :kind and a.owner_id = :id and exists (
                    select 1 from files.attachment b where b.series = a.series and b.version > a.version)
                order by a.added_at desc, a.id
                """)
                .param("kind", owner.kind())
                .param("id", owner.id())
                .query(AttachmentRows::attachment)
                .list();
    }

    /** All versions of one file, newest first. */
    List<Attachment> versions(UUID series) {
        return sql.sql("select * from files.attachment where series = :series order by version desc")
                .param("series", series)
                .query(AttachmentRows::attachment)
                .list();
    }

    /** The newest version of a file, held until the end of the transaction. */
    Optional<Attachment> newest(UUID series) {
        return sql.sql("""
                select * from files.attachment where series = :series order by version desc limit 1 for update
                """)
                .param("series", series)
                .query(AttachmentRows::attachment)
                .optional();
    }

    void removeDraft(AttachmentId id) {
        sql.sql("delete from files.attachment where id = :id and draft")
                .param("id", id.value())
                .update();
    }

    /** What may no longer be taken away. */
    void settle(AttachedTo owner) {
        sql.sql("""
                update files.attachment set draft = false where owner_kind = :kind and owner_id = :id and draft
                """).param("kind", owner.kind()).param("id", owner.id()).update();
    }

    void settle(AttachedTo owner, String slot) {
        sql.sql("""
                update files.attachment set draft = false
                where owner_kind = :kind and owner_id = :id and slot = :slot and draft
                """)
                .param("kind", owner.kind())
                .param("id", owner.id())
                .param("slot", slot)
                .update();
    }

    /** Of some files those that an account has added. */
    Set<UUID> addedBy(String account, Collection<AttachmentId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.sql(
                                "select id from files.attachment where id = any (:ids) and added_account = :account")
                        .param("ids", ids.stream().map(AttachmentId::value).toArray(UUID[]::new))
                        .param("account", account)
                        .query(UUID.class)
                        .list());
    }

    /** All versions of what lies in a slot go to another one for good, and are the rows of whoever is named. */
    void handOver(AttachedTo from, String slot, AttachedTo to, String place, @Nullable EnterpriseId enterprise) {
        UUID whose = enterprise == null ? null : enterprise.value();
        sql.sql("""
                with moved as (
                    update files.attachment set owner_kind = :toKind, owner_id = :to, slot = :place,
                        enterprise_id = :enterprise, draft = false
                    where owner_kind = :kind and owner_id = :owner and slot = :slot
                    returning id)
                update files.part p set enterprise_id = :enterprise from moved m where p.attachment_id = m.id
                """)
                .param("kind", from.kind())
                .param("owner", from.id())
                .param("slot", slot)
                .param("toKind", to.kind())
                .param("to", to.id())
                .param("place", place)
                .param("enterprise", whose, Types.OTHER)
                .update();
    }

    List<Attachment> draftsBefore(String kind, Instant moment) {
        return sql.sql("""
                select * from files.attachment where owner_kind = :kind and draft and added_at < :moment
                order by added_at, id limit 500
                """)
                .param("kind", kind)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query(AttachmentRows::attachment)
                .list();
    }

    /** Writes the content, part after part. */
    void copy(Attachment attachment, OutputStream out) throws IOException {
        int parts = (int) ((attachment.size() + PART - 1) / PART);
        for (int number = 0; number < parts; number++) {
            out.write(sql.sql("select content from files.part where attachment_id = :id and number = :number")
                    .param("id", attachment.id().value())
                    .param("number", number)
                    .query(byte[].class)
                    .single());
        }
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        UUID enterprise = row.getObject("enterprise_id", UUID.class);
        return new Attachment(
                new AttachmentId(row.getObject("id", UUID.class)),
                new AttachedTo(row.getString("owner_kind"), row.getString("owner_id")),
                row.getString("slot"),
                enterprise == null ? null : new EnterpriseId(enterprise),
                row.getObject("series", UUID.class),
                row.getInt("version"),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                row.getString("sha256"),
                row.getBoolean("draft"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
