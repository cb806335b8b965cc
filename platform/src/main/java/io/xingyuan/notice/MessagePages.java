package io.xingyuan.notice;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Back;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Open;
import io.xingyuan.web.Paging;
import io.xingyuan.web.Visitor;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own messages, and how one wants to get them; guests are sent to sign in. */
@Controller
@Open
class MessagePages {

    private static final String SETTINGS = "notice/settings";

    private final Messages messages;
    private final MessageKeeping keeping;
    private final HabitRows habits;
    private final ObjectProvider<NewsKind> kinds;

    MessagePages(Messages messages, MessageKeeping keeping, HabitRows habits, ObjectProvider<NewsKind> kinds) {
        this.messages = messages;
        this.keeping = keeping;
        this.habits = habits;
        this.kinds = kinds;
    }

    @GetMapping("/messages")
    String list(@RequestParam(name = "unread", defaultValue = "false") boolean unread, Paging paging, Model model) {
        model.addAttribute("listing", messages.list(myself(), unread, paging));
        model.addAttribute("unread", unread);
        return "notice/messages";
    }

    @PostMapping("/messages/{id}/open")
    String open(@PathVariable("id") UUID id) {
        return "redirect:" + Back.to(keeping.open(myself(), id));
    }

    @PostMapping("/messages/read")
    String readAll(RedirectAttributes next) {
        keeping.readAll(myself());
        Flash.done(next, t("全部标为已读。"));
        return "redirect:/messages";
    }

    @GetMapping("/messages/settings")
    String settings(Model model) {
        model.addAttribute("page", SettingsPage.of(all(), habits.of(myself())));
        return SETTINGS;
    }

    @PostMapping("/messages/settings")
    Object keep(@RequestParam MultiValueMap<String, String> form, RedirectAttributes next) {
        UUID account = myself();
        List<String> shown = form.getOrDefault("shown", List.of());
        List<String> mailed = form.getOrDefault("mailed", List.of());
        Map<String, Habits.Way> ways = all().stream()
                .collect(Collectors.toMap(
                        NewsKind::key,
                        kind -> new Habits.Way(shown.contains(kind.key()), mailed.contains(kind.key()))));
        boolean digest = form.containsKey("digest");
        try {
            LocalTime from = time(form.getFirst("from"));
            LocalTime until = time(form.getFirst("until"));
            if ((from == null) != (until == null)) {
                throw new DateTimeParseException("one end only", "", 0);
            }
            keeping.keep(account, Visitor.now().name(), new Habits(from, until, digest, ways));
        } catch (DateTimeParseException wrong) {
            FormErrors errors = FormErrors.at("from", t("免打扰的开始和结束要一起填，写作 22:00 的样子；都不填就不设免打扰。"));
            Habits wished = new Habits(null, null, digest, ways);
            return errors.show(SETTINGS, "")
                    .addObject("page", new SettingsPage(all(), wished, typed(form, "from"), typed(form, "until")));
        }
        Flash.done(next, t("接收设置已保存。"));
        return "redirect:/messages/settings";
    }

    private static String typed(MultiValueMap<String, String> form, String field) {
        String typed = form.getFirst(field);
        return typed == null ? "" : typed;
    }

    private List<NewsKind> all() {
        return NewsKind.each(kinds);
    }

    private static @Nullable LocalTime time(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : LocalTime.parse(typed.strip());
    }

    private static UUID myself() {
        Visitor visitor = Visitor.now();
        try {
            return UUID.fromString(visitor.account());
        } catch (IllegalArgumentException nobody) {
            throw new AccessDeniedException("nobody signed in");
        }
    }
}
