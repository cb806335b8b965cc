package io.xingyuan.policy.applyfree;

import io.xingyuan.web.Open;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the park promises in public about apply-free, and how far it keeps it. */
@Open
@Controller
class PromisePages {

    private final Clocks clocks;
    private final KeptClocks kept;

    PromisePages(Clocks clocks, KeptClocks kept) {
        this.clocks = clocks;
        this.kept = kept;
    }

    /** 一行: a promise, and how it is kept; empty before it was counted. */
    record Line(PublicClock clock, Optional<Kept> kept) {}

    @GetMapping("/apply-free/promise")
    String show(Model model) {
        List<Line> lines = clocks.all().stream()
                .map(clock -> new Line(clock, kept.of(clock.key())))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("today", kept.today());
        return "policy/applyfree/promise";
    }
}
