package io.xingyuan.casework.experts;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.Cases;
import io.xingyuan.files.AttachedTo;
import io.xingyuan.files.Attachment;
import io.xingyuan.files.AttachmentAnswer;
import io.xingyuan.files.AttachmentSlots;
import io.xingyuan.files.Attachments;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What an expert is asked to review; everything here is of panels on which the visitor sits. */
@Controller
@AllowedTo(Role.EXPERT)
class ReviewPages {

    private static final String VIEW = "casework/experts/review";
    private static final int LONGEST = 2000;

    private final Panels panels;
    private final ExpertPool pool;
    private final PanelWork work;
    private final PoolKeeping keeping;
    private final Cases cases;
    private final Attachments attachments;
    private final AttachmentSlots slots;
    private final AttachmentAnswer answer;

    ReviewPages(
            Panels panels,
            ExpertPool pool,
            PanelWork work,
            PoolKeeping keeping,
            Cases cases,
            Attachments attachments,
            AttachmentSlots slots,
            AttachmentAnswer answer) {
        this.panels = panels;
        this.pool = pool;
        this.work = work;
        this.keeping = keeping;
        this.cases = cases;
        this.attachments = attachments;
        this.slots = slots;
        this.answer = answer;
    }

    @GetMapping("/reviews")
    ModelAndView list() {
        return new ModelAndView("casework/experts/reviews")
                .addObject("panels", panels.withSeat(account()))
                .addObject("experts", pool.find(account()).stream().toList())
                .addObject("account", account());
    }

    @PostMapping("/reviews/ties")
    Object declare(
            @RequestParam(name = "unit", defaultValue = "") String unit,
            @RequestParam(name = "relation", defaultValue = "") String relation,
            RedirectAttributes next) {
        try {
            keeping.declare(account(), unit, relation);
        } catch (Refusal no) {
            return Again.show(no, list());
        }
        Flash.done(next, t("利害关系已登记，今后抽取时回避。"));
        return "redirect:/reviews";
    }

    @GetMapping("/reviews/{id}")
    String show(@PathVariable("id") UUID id, Model model) {
        page(id, Map.of(), "").forEach(model::addAttribute);
        return VIEW;
    }

    @PostMapping("/reviews/{id}")
    Object score(@PathVariable("id") UUID id, @RequestParam Map<String, String> form, RedirectAttributes next) {
        Panel panel = mine(id);
        String comment = form.getOrDefault("comment", "").strip();
        Map<String, String> problems = new HashMap<>();
        Map<Integer, BigDecimal> points = new HashMap<>();
        for (Panel.Criterion criterion : panel.criteria()) {
            String field = "p" + criterion.position();
            String typed = form.getOrDefault(field, "").strip();
            boolean number = typed.matches("\\d{1,4}(\\.\\d)?");
            if (!number || new BigDecimal(typed).compareTo(criterion.most()) > 0) {
                String most = criterion.most().stripTrailingZeros().toPlainString();
                problems.put(field, t("“{0}”请填 0 到 {1} 的分数，最多一位小数。", criterion.label(), most));
            } else {
                points.put(criterion.position(), new BigDecimal(typed));
            }
        }
        if (comment.isEmpty() || comment.length() > LONGEST) {
            problems.put("comment", t("请写评审意见，不超过 2000 字。"));
        }
        if (!problems.isEmpty()) {
            return new FormErrors(problems).show(VIEW, "").addAllObjects(page(id, form, comment));
        }
        try {
            work.score(id, account(), points, comment);
        } catch (Refusal no) {
            return again(no, id, form, comment);
        }
        Flash.done(next, t("评分表已提交。全部专家交齐后才公布结果。"));
        return "redirect:/reviews";
    }

    @PostMapping("/reviews/{id}/refuse")
    Object refuse(
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes next) {
        mine(id);
        try {
            work.refuse(id, account(), reason.strip());
        } catch (Refusal no) {
            return again(no, id, Map.of(), "");
        }
        Flash.done(next, t("已回避，由下一位专家评审。"));
        return "redirect:/reviews";
    }

    @GetMapping("/reviews/{id}/files/{file}")
    void file(
            @PathVariable("id") UUID id,
            @PathVariable("file") UUID file,
            @RequestParam(name = "show", defaultValue = "false") boolean show,
            HttpServletResponse response)
            throws IOException {
        Attachment wanted = files(mine(id)).stream()
                .filter(each -> each.id().value().equals(file))
                .findFirst()
                .orElseThrow(() -> new NotFound("附件"));
        answer.write(wanted, show, response);
    }

    /** The sheet as it stands now with what was typed; the list for whoever has no seat any more. */
    private ModelAndView again(Refusal no, UUID id, Map<String, String> typed, String comment) {
        boolean gone = seat(panels.get(id)).status() == Seat.Status.REFUSED;
        return Again.show(no, gone ? list() : new ModelAndView(VIEW).addAllObjects(page(id, typed, comment)));
    }

    private Map<String, Object> page(UUID id, Map<String, String> typed, String comment) {
        Panel panel = mine(id);
        Seat seat = seat(panel);
        return Map.of(
                "page",
                new ReviewPage(
                        panel,
                        seat,
                        cases.forExperts(panel.caseId()),
                        files(panel),
                        slots.of(SheetFiles.of(seat), SheetFiles.SLOT),
                        typed,
                        comment));
    }

    /** What the applicant handed in; what the house added is none of an expert's business. */
    private List<Attachment> files(Panel panel) {
        return Stream.concat(
                        Stream.of(new AttachedTo("case", panel.caseId().toString())),
                        cases.find(panel.caseId()).stream().map(state -> new AttachedTo(state.kind(), state.subject())))
                .flatMap(owner -> attachments.of(owner).stream())
                .filter(file -> !file.slot().matches("(internal|decision)(\\..*)?"))
                .toList();
    }

    /** A panel on which the visitor has a seat that they have not refused. */
    private Panel mine(UUID id) {
        Panel panel = panels.get(id);
        if (seat(panel).status() == Seat.Status.REFUSED) {
            throw new NotFound("评审");
        }
        return panel;
    }

    private static Seat seat(Panel panel) {
        return panel.seats().stream()
                .filter(seat -> seat.account().equals(account()))
                .findFirst()
                .orElseThrow(() -> new NotFound("评审"));
    }

    private static String account() {
        return Visitor.now().account();
    }
}
