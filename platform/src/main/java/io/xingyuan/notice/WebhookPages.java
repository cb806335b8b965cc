package io.xingyuan.notice;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.FreshSignIn;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which other systems are told of the news. */
@Controller
@AllowedTo(Role.SYSTEM_ADMINISTRATOR)
class WebhookPages {

    private static final String VIEW = "notice/webhooks";

    private final Webhooks webhooks;
    private final WebhookKeeping keeping;
    private final OutsideAddresses addresses;
    private final ObjectProvider<NewsKind> kinds;

    WebhookPages(
            Webhooks webhooks, WebhookKeeping keeping, OutsideAddresses addresses, ObjectProvider<NewsKind> kinds) {
        this.webhooks = webhooks;
        this.keeping = keeping;
        this.addresses = addresses;
        this.kinds = kinds;
    }

    @GetMapping("/webhooks")
    String list(Model model) {
        model.addAttribute("webhooks", webhooks.all());
        model.addAttribute("kinds", NewsKind.each(kinds));
        model.addAttribute("form", WebhookForm.EMPTY);
        return VIEW;
    }

    @FreshSignIn
    @PostMapping("/webhooks")
    Object add(@Valid @ModelAttribute("form") WebhookForm form, BindingResult binding, RedirectAttributes next) {
        Optional<String> objection = binding.hasErrors()
                ? Optional.empty()
                : addresses.objection(form.address().strip());
        if (binding.hasErrors() || objection.isPresent()) {
            FormErrors errors =
                    objection.map(wrong -> FormErrors.at("address", t(wrong))).orElseGet(() -> FormErrors.of(binding));
            return errors.show(VIEW, form)
                    .addObject("webhooks", webhooks.all())
                    .addObject("kinds", NewsKind.each(kinds));
        }
        keeping.add(form);
        Flash.done(next, t("已设置。新消息会推送到这个地址。"));
        return "redirect:/webhooks";
    }

    @FreshSignIn
    @PostMapping("/webhooks/{id}")
    String change(
            @PathVariable("id") UUID id,
            @RequestParam(name = "kinds", defaultValue = "") List<String> wanted,
            @RequestParam(name = "active", defaultValue = "false") boolean active,
            RedirectAttributes next) {
        List<String> known = NewsKind.each(kinds).stream().map(NewsKind::key).toList();
        keeping.change(id, wanted.stream().filter(known::contains).toList(), active);
        Flash.done(next, active ? t("已保存。") : t("已暂停：暂停期间的新消息不推送，也不补发。"));
        return "redirect:/webhooks";
    }

    @FreshSignIn
    @PostMapping("/webhooks/{id}/remove")
    String remove(@PathVariable("id") UUID id, RedirectAttributes next) {
        keeping.remove(id);
        Flash.done(next, t("已删除，等待推送的消息一并取消。"));
        return "redirect:/webhooks";
    }
}
