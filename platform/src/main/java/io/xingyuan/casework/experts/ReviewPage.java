package io.xingyuan.casework.experts;

import io.xingyuan.casework.Chapter;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.AttachmentSlot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** 评审页, of one expert: of the others it shows nothing. */
record ReviewPage(
        Panel panel,
        Seat seat,
        List<Chapter> chapters,
        List<Attachment> files,
        AttachmentSlot own,
        Map<String, String> typed,
        String comment) {

    boolean open() {
        return seat.status() == Seat.Status.ASKED && panel.running();
    }

    String points(Panel.Criterion criterion) {
        BigDecimal given = seat.points().get(criterion.position());
        return given == null
                ? typed.getOrDefault("p" + criterion.position(), "")
                : given.stripTrailingZeros().toPlainString();
    }
}
