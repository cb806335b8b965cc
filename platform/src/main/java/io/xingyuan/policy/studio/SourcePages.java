package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The official text of a policy, and whether the figures of its rules stand in it. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class SourcePages {

    private final OfficialTexts texts;
    private final Checks checks;
    private final StudioViews views;

    SourcePages(OfficialTexts texts, Checks checks, StudioViews views) {
        this.texts = texts;
        this.checks = checks;
        this.views = views;
    }

    @GetMapping("/studio/{policy}/source")
    ModelAndView source(@PathVariable("policy") String policy) {
        StudioPage page = views.page(policy);
        Optional<OfficialText> official = texts.of(policy);
        List<CitedFigures.Figure> figures =
                checks.figures(policy, compiled(page)).orElse(List.of());
        return new ModelAndView("policy/studio/source")
                .addObject("page", page)
                .addObject("official", official)
                .addObject("figures", figures);
    }

    /** What is being written comes before what is in force. */
    private @Nullable Policy compiled(StudioPage page) {
        Verdict verdict = page.verdict();
        return verdict == null ? checks.inForce(page.policy()).orElse(null) : verdict.policy();
    }

    @Costly
    @AllowedTo(Role.POLICY_OFFICER)
    @PostMapping("/studio/{policy}/source")
    String keep(
            @PathVariable("policy") String policy,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "pasted", defaultValue = "") String pasted,
            RedirectAttributes next)
            throws IOException {
        StudioPage page = views.page(policy);
        checks.homes().mustReach(policy, Visitor.now());
        if ((file == null || file.isEmpty()) && pasted.isBlank()) {
            throw new Refusal("请选择文件，或粘贴原文。");
        }
        String name = t("粘贴的文字");
        String text = pasted;
        InputStreamSource document = null;
        if (file != null && !file.isEmpty()) {
            name = Objects.requireNonNullElse(file.getOriginalFilename(), name);
            document = DocumentWords.isText(file.getBytes()) ? null : file;
            text = pasted.isBlank() || document == null ? DocumentWords.of(name, file.getBytes()) : pasted;
        }
        texts.keep(
                policy, page.title(), name.substring(0, Math.min(200, name.length())), text, document, Visitor.now());
        Flash.done(next, t("原文已留存，数字已核对。"));
        return "redirect:/studio/" + policy + "/source";
    }
}
