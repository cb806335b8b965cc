package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Parameter;
import io.xingyuan.engine.ParameterValue;
import io.xingyuan.engine.Policy;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.Visitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tables of tiers, in and out as DMN decision tables. */
@Controller
@AllowedTo(groups = Role.Group.POLICY_STAFF)
class TierPages {

    private final Drafting drafting;
    private final Checks checks;
    private final FormSteps steps;

    TierPages(Drafting drafting, Checks checks, FormSteps steps) {
        this.drafting = drafting;
        this.checks = checks;
        this.steps = steps;
    }

    /** The tiers that the draft gives a parameter last. */
    @AuditedRead(value = "导出分段表", kind = "政策")
    @GetMapping("/studio/{policy}/tiers.dmn")
    ResponseEntity<byte[]> export(
            @PathVariable("policy") String policy,
            @RequestParam(name = "clause", defaultValue = "") String clause,
            @RequestParam(name = "name", defaultValue = "") String name) {
        Policy compiled = Optional.ofNullable(
                        checks.of(policy, drafting.get(policy).text()).policy())
                .orElseThrow(() -> new Refusal("草稿还有错误，改好并保存后才能导出。"));
        ParameterValue value = compiled.clauses().stream()
                .filter(each -> each.id().local().equals(clause))
                .map(Clause::parameters)
                .flatMap(List::stream)
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::values)
                .map(values -> values.getLast().value())
                .findFirst()
                .orElseThrow(() -> new NotFound("分段表"));
        if (!(value instanceof ParameterValue.Tiers tiers)) {
            throw new NotFound("分段表");
        }
        String dmn = TierTable.dmn(
                policy,
                name,
                tiers.tiers().stream()
                        .map(tier -> new long[] {tier.over().fen(), tier.rate().ppm()})
                        .toList());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".dmn", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(dmn.getBytes(StandardCharsets.UTF_8));
    }

    /** The tiers of a file become the last value of a parameter in the draft. */
    @AllowedTo(Role.POLICY_OFFICER)
    @PostMapping("/studio/{policy}/tiers")
    String bring(
            @PathVariable("policy") String policy,
            @RequestParam(name = "clause", defaultValue = "") String clause,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "edit", defaultValue = "-1") int edit,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "marginal", defaultValue = "false") boolean marginal,
            @RequestParam(name = "unit", defaultValue = "") String unit,
            RedirectAttributes next)
            throws IOException {
        Draft draft = drafting.get(policy);
        if (file == null || file.isEmpty() || file.getSize() > TierTable.LARGEST) {
            throw new Refusal("请选择 1 MB 以内的 DMN 文件。");
        }
        String text = steps.withTiers(
                        draft.text(),
                        clause,
                        name,
                        TierTable.lines(file.getBytes(), new TierTable.Meaning(marginal, unit)))
                .orElseThrow(() -> new Refusal("草稿里没有这份分段表，或它的写法表单拆不开，请在文本里改。"));
        drafting.save(policy, new Typed(text, edit, draft.reason(), -1), false, Visitor.now());
        Flash.done(next, t("分段表已写进草稿，请看检查结果。"));
        return "redirect:/studio/" + policy;
    }
}
