package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.PolicyVersion;
import io.xingyuan.policy.PublishedLibrary;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The studio, read by whoever works with policies. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class StudioPages {

    private final StudioViews views;
    private final Drafting drafting;
    private final Drafts drafts;
    private final PublishedLibrary published;

    StudioPages(StudioViews views, Drafting drafting, Drafts drafts, PublishedLibrary published) {
        this.views = views;
        this.drafting = drafting;
        this.drafts = drafts;
        this.published = published;
    }

    @GetMapping("/studio")
    ModelAndView list() {
        return new ModelAndView("policy/studio/list", "rows", views.rows());
    }

    @GetMapping("/studio/{policy}")
    ModelAndView page(@PathVariable("policy") String policy) {
        return new ModelAndView("policy/studio/page", "page", views.page(policy));
    }

    @GetMapping("/studio/{policy}/versions/{version}")
    ModelAndView version(@PathVariable("policy") String policy, @PathVariable("version") int number) {
        PolicyVersion version = published.version(policy, number).orElseThrow(() -> new NotFound("政策版本"));
        String before =
                published.version(policy, number - 1).map(PolicyVersion::text).orElse("");
        return new ModelAndView("policy/studio/text")
                .addObject("policy", policy)
                .addObject("title", t("第 {0} 版", number))
                .addObject(
                        "said",
                        t(
                                "{0} 发布，编写 {1}，发布 {2}",
                                StudioPage.minute(version.publishedAt()), version.writers(), version.publisher()))
                .addObject("text", version.text())
                .addObject("lines", before.isEmpty() ? List.of() : LineComparison.of(before, version.text()));
    }

    @GetMapping("/studio/{policy}/saves/{edit}")
    ModelAndView save(@PathVariable("policy") String policy, @PathVariable("edit") int edit) {
        Draft.Save save = drafting.saved(policy, edit);
        Optional<Draft> draft = drafts.find(policy);
        return new ModelAndView("policy/studio/text")
                .addObject("policy", policy)
                .addObject("title", t("第 {0} 次保存", edit))
                .addObject("said", t("{0} {1} 保存", StudioPage.minute(save.at()), save.name()))
                .addObject("text", save.text())
                .addObject("save", draft.isEmpty() && Visitor.now().role() == Role.POLICY_OFFICER ? edit : -1)
                .addObject(
                        "lines",
                        LineComparison.of(
                                save.text(), draft.map(Draft::text).orElseGet(() -> drafting.textInForce(policy))));
    }

    /** The text in force, or that of the draft when nothing is published yet. */
    @AuditedRead(value = "导出政策文本", kind = "政策")
    @GetMapping("/studio/{policy}/export.yaml")
    ResponseEntity<byte[]> export(
            @PathVariable("policy") String policy, @RequestParam(name = "draft", defaultValue = "") String draft) {
        String text = draft.isEmpty()
                ? drafting.textInForce(policy)
                : drafting.get(policy).text();
        if (text.isEmpty()) {
            throw new NotFound("政策");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(policy + ".yaml")
                                .build()
                                .toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
