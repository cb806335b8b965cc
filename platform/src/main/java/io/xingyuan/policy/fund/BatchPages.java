package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.Again;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Listing;
import io.xingyuan.web.Paging;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Batches of payments: made by finance, checked by the approver. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class BatchPages {

    private static final int LONGEST = 200;
    private static final Pattern POOL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Paging FIRST = Paging.first("/fund/batches");

    private final Batches batches;
    private final BatchWork work;
    private final PaymentReading reading;
    private final BatchReading cargo;

    BatchPages(Batches batches, BatchWork work, PaymentReading reading, BatchReading cargo) {
        this.batches = batches;
        this.work = work;
        this.reading = reading;
        this.cargo = cargo;
    }

    @GetMapping("/fund/batches")
    ModelAndView list(Paging paging) {
        cargo.mustSeeAll();
        return new ModelAndView(
                "policy/fund/batches",
                "page",
                new BatchesPage(
                        new Listing<>(batches.page(paging), batches.count(), paging),
                        reading.pools(),
                        BudgetPages.keeps(),
                        reading.when()));
    }

    /** The batch itself, or where it was to be made. */
    @ExceptionHandler
    ModelAndView again(Refusal refusal, HttpServletRequest request) {
        String batch = Again.variable("id");
        String pool = String.valueOf(request.getParameter("pool"));
        boolean ticked = request.getParameter("ticked") != null;
        if (!batch.isEmpty()) {
            return Again.show(refusal, show(UUID.fromString(batch)));
        }
        return Again.show(refusal, ticked && POOL.matcher(pool).matches() ? choose(pool, "") : list(FIRST));
    }

    @PostMapping("/fund/batches")
    @AllowedTo(Role.FINANCE_OFFICER)
    String make(
            @RequestParam(defaultValue = "") String pool,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "false") boolean ticked,
            @RequestParam(required = false) @Nullable Set<UUID> payment,
            RedirectAttributes next) {
        cargo.mustSeeAll();
        PoolId from = pool(pool);
        if (title.length() > LONGEST) {
            throw new Refusal("说明最多 200 个字。");
        }
        if (ticked && (payment == null || payment.isEmpty())) {
            throw new Refusal("请先勾选要编入批次的拨付单。");
        }
        @Nullable
        Set<PaymentId> chosen = !ticked || payment == null
                ? null
                : payment.stream().map(PaymentId::new).collect(Collectors.toSet());
        BatchWork.Made made = work.make(from, title.strip(), chosen, key);
        if (made.note().isEmpty()) {
            Flash.done(next, t("批次已编好，请核对后提交复核。"));
        } else {
            Flash.warn(next, made.note());
        }
        return "redirect:/fund/batches/" + made.id();
    }

    private static PoolId pool(String typed) {
        if (!POOL.matcher(typed).matches()) {
            throw new Refusal("请先选择资金池。").at("pool");
        }
        return new PoolId(UUID.fromString(typed));
    }

    /** What waits in a pool, line by line, to be ticked. */
    @GetMapping("/fund/batches/new")
    @AllowedTo(Role.FINANCE_OFFICER)
    ModelAndView choose(@RequestParam(defaultValue = "") String pool, @RequestParam(defaultValue = "") String title) {
        cargo.mustSeeAll();
        PoolId from = pool(pool);
        return new ModelAndView(
                "policy/fund/batch-lines", "page", cargo.choice(from, title.strip(), work.waiting(from)));
    }

    @PostMapping("/fund/batches/{id}/take-out")
    @AllowedTo(Role.FINANCE_OFFICER)
    String takeOut(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID payment,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next) {
        cargo.mustSeeAll();
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal("请写明移出的原因，最多 200 个字。");
        }
        if (payment == null) {
            throw new NotFound("拨付单");
        }
        work.takeOut(id, new PaymentId(payment), reason.strip());
        Flash.done(next, t("已移出批次，恢复以前不再编入。"));
        return "redirect:/fund/batches/" + id;
    }

    @GetMapping("/fund/batches/{id}")
    ModelAndView show(@PathVariable UUID id) {
        cargo.mustSeeAll();
        return new ModelAndView("policy/fund/batch", "page", cargo.page(id));
    }

    @PostMapping("/fund/batches/{id}/submit")
    @AllowedTo(Role.FINANCE_OFFICER)
    String submit(@PathVariable UUID id, RedirectAttributes next) {
        cargo.mustSeeAll();
        work.submit(id);
        Flash.done(next, t("批次已提交，等待复核。"));
        return "redirect:/fund/batches/" + id;
    }

    @FreshSignIn
    @PostMapping("/fund/batches/{id}/check")
    @AllowedTo(Role.POLICY_APPROVER)
    String check(@PathVariable UUID id, RedirectAttributes next) {
        cargo.mustSeeAll();
        work.check(id);
        Flash.done(next, t("批次已复核，财务可以导出给银行。"));
        return "redirect:/fund/batches/" + id;
    }

    @PostMapping("/fund/batches/{id}/send-back")
    @AllowedTo(Role.POLICY_APPROVER)
    String sendBack(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, RedirectAttributes next) {
        cargo.mustSeeAll();
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new Refusal("请写明退回意见，最多 200 个字。");
        }
        work.sendBack(id, reason.strip());
        Flash.done(next, t("批次已退回编制人。"));
        return "redirect:/fund/batches/" + id;
    }

    @PostMapping("/fund/batches/{id}/dissolve")
    @AllowedTo(Role.FINANCE_OFFICER)
    String dissolve(@PathVariable UUID id, RedirectAttributes next) {
        cargo.mustSeeAll();
        work.dissolve(id);
        Flash.done(next, t("批次已解散，拨付单回到待拨付。"));
        return "redirect:/fund/batches/" + id;
    }
}
