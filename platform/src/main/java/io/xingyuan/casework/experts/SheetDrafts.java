package io.xingyuan.casework.experts;

import io.xingyuan.casework.CaseClosed;
import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.CaseMoved;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.Attachments;
import java.util.List;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** 未交评分表的附件: they go when the sheet can be handed in no more, since nobody is ever to read them. */
@Component
class SheetDrafts {

    private final Panels panels;
    private final Attachments attachments;

    SheetDrafts(Panels panels, Attachments attachments) {
        this.panels = panels;
        this.attachments = attachments;
    }

    @ApplicationModuleListener
    void moved(CaseMoved moved) {
        ended(moved.id());
    }

    @ApplicationModuleListener
    void closed(CaseClosed closed) {
        ended(closed.id());
    }

    private void ended(CaseId id) {
        panels.ended(id).stream().flatMap(panel -> panel.seats().stream()).forEach(this::drop);
    }

    /** Of a sheet that was handed in nothing is a draft. */
    void drop(Seat seat) {
        List<Attachment> left = attachments.of(SheetFiles.of(seat)).stream()
                .filter(Attachment::draft)
                .toList();
        left.forEach(file -> attachments.remove(file.id()));
    }
}
