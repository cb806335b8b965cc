package io.xingyuan.notice;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Open;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The outbox: in a demo for everybody and in full, in earnest for the system administrator and without bodies. */
@Controller
@Open
class OutboxPages {

    private final Outbox outbox;
    private final Postman postman;
    private final ObjectProvider<OutboxView> views;

    OutboxPages(Outbox outbox, Postman postman, ObjectProvider<OutboxView> views) {
        this.outbox = outbox;
        this.postman = postman;
        this.views = views;
    }

    @GetMapping("/outbox")
    String list(Paging paging, Model model) {
        boolean open = views.stream().anyMatch(OutboxView::open);
        if (!open && Visitor.now().role() != Role.SYSTEM_ADMINISTRATOR) {
            throw new NotFound("页面");
        }
        Listing<Letter> all = outbox.list(paging);
        model.addAttribute(
                "listing",
                open
                        ? all
                        : new Listing<>(all.rows().stream().map(Letter::masked).toList(), all.total(), paging));
        model.addAttribute("page", new OutboxPage(open, postman.ready()));
        return "notice/outbox";
    }
}
