package io.xingyuan.policy.programme;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Open;
import io.xingyuan.web.Paging;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** 申报通知: what is open, for everybody to read and print. */
@Open
@Controller
class CallPages {

    private final Programmes programmes;
    private final ProgrammeViews views;

    CallPages(Programmes programmes, ProgrammeViews views) {
        this.programmes = programmes;
        this.views = views;
    }

    @GetMapping("/calls")
    ModelAndView list(Paging paging) {
        var rows = programmes.called(paging).stream().map(views::page).toList();
        return new ModelAndView("policy/programme/calls", "listing", new Listing<>(rows, programmes.called(), paging));
    }

    @GetMapping("/calls/{id}")
    ModelAndView show(@PathVariable("id") String id) {
        Programme programme = programmes.get(ProgrammeId.of(id));
        if (programme.status() == ProgrammeStatus.DRAFT) {
            throw new NotFound("兑现安排");
        }
        return new ModelAndView("policy/programme/call", "page", views.page(programme));
    }
}
