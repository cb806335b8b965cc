package io.xingyuan.files;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.Audit;
import io.xingyuan.audit.FieldChange;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 附件: keeps files for other modules. Who may call what is the caller's to say; the pages of this module ask the
 * {@link AttachmentOwner}.
 */
@Service
public class Attachments {

    private static final String KIND = "附件";
    private static final int LONGEST_NAME = 120;

    private final AttachmentRows rows;
    private final Audit audit;
    private final Clock clock;

    Attachments(AttachmentRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a file, within the caller's transaction where there is one.
     *
     * @throws Refusal when it is empty, too large, of no format that is taken, or replaces what is not there
     */
    @Transactional
    public AttachmentId keep(NewAttachment given) {
        FileLimits limits = rows.limits();
        try (ReceivedFile file = ReceivedFile.of(given.content(), limits.most())) {
            FileKind kind = kind(file, limits);
            Attachment attachment = attachment(given, kind, file);
            rows.add(attachment, Visitor.now().account(), file);
            audit.record(
                    attachment.version() == 1 ? "上传附件" : "更换附件",
                    KIND,
                    attachment.id(),
                    attachment.name(),
                    List.of(
                            FieldChange.of(
                                    "归属",
                                    null,
                                    given.owner().kind() + " " + given.owner().id()),
                            FieldChange.of("文件位", null, given.slot()),
                            FieldChange.of("SHA-256", null, file.sha256())));
            return attachment.id();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileKind kind(ReceivedFile file, FileLimits limits) throws IOException {
        if (file.size() == 0) {
            throw new Refusal("文件是空的，请重新选择。");
        }
        FileKind kind = FileKind.of(file.path())
                .filter(limits::takes)
                .orElseThrow(() -> new Refusal(t("只收 {0} 文件，请转换格式后再上传。", limits.names())));
        if (file.size() > limits.of(kind)) {
            throw ReceivedFile.tooLarge(limits.of(kind));
        }
        return kind;
    }

    private Attachment attachment(NewAttachment given, FileKind kind, ReceivedFile file) {
        UUID id = Ids.next(clock);
        Optional<Attachment> earlier = earlier(given);
        return new Attachment(
                new AttachmentId(id),
                given.owner(),
                given.slot(),
                given.enterprise(),
                earlier.map(Attachment::series).orElse(id),
                earlier.map(Attachment::version).orElse(0) + 1,
                kind.named(clean(given.name())),
                kind,
                file.size(),
                file.sha256(),
                given.draft(),
                Visitor.now().name(),
                clock.instant());
    }

    private Optional<Attachment> earlier(NewAttachment given) {
        if (given.replaces() == null) {
            return Optional.empty();
        }
        return Optional.of(rows.find(given.replaces())
                .flatMap(replaced -> rows.newest(replaced.series()))
                .filter(newest ->
                        newest.owner().equals(given.owner()) && newest.slot().equals(given.slot()))
                .orElseThrow(() -> new Refusal("要替换的文件已经不在了，请刷新页面后再试。")));
    }

    /** What a file is called here: no folders, nothing unprintable, not endless, no trick with the reading direction. */
    static String clean(String uploaded) {
        String name = uploaded.substring(Math.max(uploaded.lastIndexOf('/'), uploaded.lastIndexOf('\\')) + 1);
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\"<>|:*?]", "")
                .replaceAll("\\s+", " ")
                .replaceFirst("^[. ]+", "")
                .strip();
        int from = Math.max(0, clean.length() - LONGEST_NAME);
        from += from > 0 && Character.isLowSurrogate(clean.charAt(from)) ? 1 : 0;
        return clean.isEmpty() ? "附件" : clean.substring(from);
    }

    public Optional<Attachment> find(AttachmentId id) {
        return rows.find(id);
    }

    /** The newest version of each file of an owner, oldest file first. */
    public List<Attachment> of(AttachedTo owner) {
        return rows.current(owner);
    }

    /** All versions of the file that this is one of, newest first. */
    public List<Attachment> versions(Attachment one) {
        return rows.versions(one.series());
    }

    /** Takes a draft away; one that was handed in stays. */
    @Transactional
    public void remove(AttachmentId id) {
        Attachment attachment = rows.find(id).orElseThrow(() -> new NotFound(KIND));
        if (!attachment.draft()) {
            throw new Refusal("已经提交的附件不能删除，可以上传新的一版。");
        }
        rows.removeDraft(id);
        audit.record("删除附件", KIND, id, attachment.name());
    }

    /** From now on none of the owner's files may be taken away; for what is handed in. The caller leaves the audit row. */
    @Transactional
    public void settle(AttachedTo owner) {
        rows.settle(owner);
    }

    /** As {@link #settle(AttachedTo)}, for the files of one slot alone. */
    @Transactional
    public void settle(AttachedTo owner, String slot) {
        rows.settle(owner, slot);
    }

    /**
     * What lies in a slot, with all versions, lies in another one from now on and is handed in. The caller leaves the
     * audit row.
     *
     * @param enterprise whose rows the files are from then on; null for what the park keeps for itself
     */
    @Transactional
    public void handOver(AttachedTo from, String slot, AttachedTo to, String place, @Nullable EnterpriseId enterprise) {
        rows.handOver(from, slot, to, place, enterprise);
    }

    /** Drafts of one kind of thing that were added before a moment, the oldest first. */
    public List<Attachment> draftsBefore(String kind, Instant moment) {
        return rows.draftsBefore(kind, moment);
    }

    /** Writes the content; who may read it, and on what record, is the caller's to say. */
    public void copy(Attachment attachment, OutputStream out) throws IOException {
        rows.copy(attachment, out);
    }
}
