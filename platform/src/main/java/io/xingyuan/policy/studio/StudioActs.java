package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.kernel.Stale;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FreshSignIn;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done in the studio: written by policy officers, published by an approver who wrote nothing of it. */
@Controller
@AllowedTo(Role.POLICY_OFFICER)
class StudioActs {

    private static final String EDITOR = "policy/studio/editor";
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,59}");
    private static final Pattern DICTIONARY = Pattern.compile("(?m)^facts:");
    private static final Pattern NAMED = Pattern.compile("(?m)^policy:\\s*[\"']?([a-z0-9-]{1,60})[\"']?\\s*(#.*)?$");

    private final Drafting drafting;
    private final EditorViews views;
    private final PublishedLibrary published;
    private final Clock clock;

    StudioActs(Drafting drafting, EditorViews views, PublishedLibrary published, Clock clock) {
        this.drafting = drafting;
        this.views = views;
        this.published = published;
        this.clock = clock;
    }

    @PostMapping("/studio")
    String begin(
            @RequestParam(name = "policy", defaultValue = "") String policy,
            @RequestParam(name = "title", defaultValue = "") String title,
            @RequestParam(name = "save", defaultValue = "-1") int save) {
        if (save >= 0) {
            drafting.goOn(policy, save, drafting.saved(policy, save).text(), "", Visitor.now());
            return "redirect:/studio/" + policy + "/edit";
        }
        String known = drafting.textInForce(policy);
        if (policy.equals(PublishedLibrary.FACTS)) {
            drafting.begin(policy, titleOf(policy), known.isEmpty() ? FirstText.facts() : "", Visitor.now());
            return "redirect:/studio/" + policy + "/edit";
        }
        String name = title.strip();
        if (!CODE.matcher(policy).matches() || (known.isEmpty() && (name.isEmpty() || name.length() > 200))) {
            throw new Refusal("请填写政策名称和政策号；政策号由小写字母、数字和“-”组成，2 到 60 个字符。");
        }
        Visitor by = Visitor.now();
        String text = known.isEmpty() ? FirstText.of(policy, name, "220000", LocalDate.now(clock), by.scope()) : "";
        drafting.begin(policy, name.isEmpty() ? titleOf(policy) : name, text, by);
        return "redirect:/studio/" + policy + "/edit";
    }

    private String titleOf(String policy) {
        return policy.equals(PublishedLibrary.FACTS) ? FirstText.FACTS_TITLE : titleInForce(policy);
    }

    private String titleInForce(String policy) {
        return published.library().policies().stream()
                .filter(candidate -> candidate.id().equals(policy))
                .map(Policy::title)
                .findFirst()
                .orElse(policy);
    }

    /** A text written elsewhere becomes a draft. */
    @Costly
    @PostMapping("/studio/import")
    String bring(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "over", defaultValue = "false") boolean over,
            RedirectAttributes next)
            throws IOException {
        if (file == null || file.isEmpty() || file.getSize() > Checks.LONGEST) {
            throw new Refusal("请选择 1 MB 以内的 YAML 文件。");
        }
        String text = read(file.getBytes());
        Matcher named = NAMED.matcher(text);
        boolean dictionary = DICTIONARY.matcher(text).find();
        if (!dictionary && (!named.find() || !CODE.matcher(named.group(1)).matches())) {
            throw new Refusal("文件里没有找到政策号（顶层的 policy）。");
        }
        String policy = dictionary ? PublishedLibrary.FACTS : named.group(1);
        boolean added = drafting.bring(policy, titleOf(policy), text, over, Visitor.now());
        Flash.done(next, added ? t("已导入为草稿的新一次保存，以前的保存都在。") : t("已导入为草稿，请看检查结果。"));
        return "redirect:/studio/" + policy + "/edit";
    }

    private static String read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int nul = text.indexOf('\0');
            if (nul >= 0) {
                long line = 1
                        + text.substring(0, nul).chars().filter(c -> c == '\n').count();
                throw new Refusal(t("第 {0} 行含有看不见的控制字符，请去掉后再导入。", line));
            }
            return Typed.unix(text);
        } catch (CharacterCodingException wrong) {
            throw new Refusal("文件不是 UTF-8 编码，请另存后再导入。");
        }
    }

    /**
     * What this person typed another time and did not save is in the editor again.
     *
     * @param left what was typed on a draft that has ended, not on the one that stands
     */
    @GetMapping("/studio/{policy}/edit")
    ModelAndView edit(
            @PathVariable("policy") String policy,
            @RequestParam(name = "clause", defaultValue = "0") int clause,
            @RequestParam(name = "left", defaultValue = "false") boolean left) {
        return new ModelAndView(EDITOR, "page", views.opened(policy, clause, left));
    }

    /** @param left that of a draft which has ended, not of the one that stands */
    @PostMapping("/studio/{policy}/forget")
    String forget(
            @PathVariable("policy") String policy, @RequestParam(name = "left", defaultValue = "false") boolean left) {
        drafting.forgetWorking(policy, left, Visitor.now());
        return "redirect:/studio/" + policy + (left ? "" : "/edit");
    }

    /** While typing in the text: keeps it, says what the engine makes of it, and draws the form anew. */
    @PostMapping("/studio/{policy}/check")
    ModelAndView check(@PathVariable("policy") String policy, @RequestParam Map<String, String> sent) {
        Typed typed = Typed.of(sent, Typed.unix(sent.getOrDefault("text", "")));
        drafting.keepWorking(policy, typed, Visitor.now());
        return shown("policy/studio/step", views.standing(policy, typed))
                .addObject("fromForm", false)
                .addObject("redraw", true);
    }

    private static ModelAndView shown(String view, EditorPage page) {
        return new ModelAndView(view, page.ended() ? HttpStatus.CONFLICT : HttpStatus.OK).addObject("page", page);
    }

    /** While changing the form: the text follows. Without scripts the whole page comes back. */
    @PostMapping("/studio/{policy}/form")
    ModelAndView form(
            @PathVariable("policy") String policy,
            @RequestParam Map<String, String> sent,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String partial) {
        Typed typed = views.typed(policy, sent);
        drafting.keepWorking(policy, typed, Visitor.now());
        EditorPage page = views.standing(policy, typed);
        if (partial == null) {
            return shown(EDITOR, page);
        }
        return shown("policy/studio/step", page)
                .addObject("fromForm", true)
                .addObject("redraw", EditorViews.outdated(sent));
    }

    /** The buttons of the form come here without scripts; they change what is shown and save nothing. */
    @PostMapping("/studio/{policy}")
    Object save(
            @PathVariable("policy") String policy, @RequestParam Map<String, String> sent, RedirectAttributes next) {
        String act = sent.containsKey("open") ? "" : sent.getOrDefault("act", "save");
        boolean propose = act.equals("propose");
        boolean anew = act.equals("anew");
        if (!propose && !anew && !act.equals("save")) {
            return form(policy, sent, null);
        }
        Typed typed = views.typed(policy, sent);
        try {
            if (anew) {
                drafting.goOn(policy, typed.edit(), typed.text(), typed.reason(), Visitor.now());
            } else {
                drafting.save(policy, typed, propose, Visitor.now());
            }
        } catch (Refusal no) {
            drafting.keepWorking(policy, typed, Visitor.now());
            return new ModelAndView(EDITOR, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("page", views.refused(policy, typed, t(no)));
        } catch (Stale meanwhile) {
            drafting.keepWorking(policy, typed, Visitor.now());
            return new ModelAndView(EDITOR, HttpStatus.CONFLICT).addObject("page", views.clashing(policy, typed));
        }
        drafting.forgetWorking(policy, false, Visitor.now());
        Flash.done(next, propose ? t("已提请发布，等待另一人发布。") : t("草稿已保存。"));
        return "redirect:/studio/" + policy + (propose ? "" : "/edit?clause=" + typed.chosen());
    }

    @FreshSignIn
    @AllowedTo(Role.POLICY_APPROVER)
    @PostMapping("/studio/{policy}/publish")
    String publish(
            @PathVariable("policy") String policy,
            @RequestParam(name = "edit", defaultValue = "-1") int edit,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            RedirectAttributes next) {
        int version = drafting.publish(policy, edit, seen, Visitor.now());
        Flash.done(next, t("第 {0} 版已发布，全平台即刻按它执行。", version));
        return "redirect:/studio/" + policy;
    }

    @AllowedTo(Role.POLICY_APPROVER)
    @PostMapping("/studio/{policy}/back")
    String back(
            @PathVariable("policy") String policy,
            @RequestParam(name = "edit", defaultValue = "-1") int edit,
            RedirectAttributes next) {
        drafting.sendBack(policy, edit, Visitor.now());
        Flash.done(next, t("草稿已退回编写人。"));
        return "redirect:/studio/" + policy;
    }

    @PostMapping("/studio/{policy}/drop")
    String drop(
            @PathVariable("policy") String policy,
            @RequestParam(name = "edit", defaultValue = "-1") int edit,
            RedirectAttributes next) {
        drafting.drop(policy, edit, Visitor.now());
        Flash.done(next, t("草稿已放弃，保存记录仍在。"));
        return "redirect:/studio/" + policy;
    }
}
