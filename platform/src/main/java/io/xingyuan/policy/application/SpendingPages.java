package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Ids;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an enterprise lists the expenditure that its application counts on. */
@Controller
@AllowedTo(groups = Role.Group.ENTERPRISE)
class SpendingPages {

    private static final String VIEW = "policy/application/spending";

    private final Applications applications;
    private final Spendings spendings;
    private final ApplicationViews views;

    SpendingPages(Applications applications, Spendings spendings, ApplicationViews views) {
        this.applications = applications;
        this.spendings = spendings;
        this.views = views;
    }

    @GetMapping("/applications/{id}/spending")
    ModelAndView show(@PathVariable("id") String id) {
        Application application = applications.seen(id);
        if (!Spendings.takes(application)) {
            throw new Refusal("这份申报的支出明细现在不能改；需要更正的，请联系受理人员退回补正。");
        }
        return page(application, Map.of());
    }

    @PostMapping("/applications/{id}/spending")
    Object add(@PathVariable("id") String id, @RequestParam Map<String, String> typed, RedirectAttributes next) {
        Application application = applications.seen(id);
        try {
            spendings.add(
                    application.id(),
                    typed.getOrDefault("number", ""),
                    typed.getOrDefault("seller", ""),
                    typed.getOrDefault("amount", ""),
                    typed.getOrDefault("on", ""));
        } catch (Refusal no) {
            return wrong(application, typed, t(no));
        } catch (DuplicateKeyException twice) {
            return wrong(application, typed, t("这张发票已经登记在这份申报里。"));
        }
        Flash.done(next, t("已登记。"));
        return "redirect:" + application.path() + "/spending";
    }

    @PostMapping("/applications/{id}/spending/{line}/remove")
    String remove(@PathVariable("id") String id, @PathVariable("line") String line, RedirectAttributes next) {
        Application application = applications.seen(id);
        spendings.remove(application.id(), Ids.of(line, "支出"));
        Flash.done(next, t("已删去。"));
        return "redirect:" + application.path() + "/spending";
    }

    private ModelAndView wrong(Application application, Map<String, String> typed, String problem) {
        ModelAndView again = page(application, typed).addObject("errors", FormErrors.at("number", problem));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(Application application, Map<String, String> typed) {
        return new ModelAndView(VIEW, "page", views.page(application)).addObject("typed", typed);
    }
}
