package io.xingyuan.enterprise;

import static io.xingyuan.kernel.Role.ENTERPRISE_ADMINISTRATOR;
import static io.xingyuan.kernel.Role.ENTERPRISE_MEMBER;
import static io.xingyuan.kernel.Role.LEADER;
import static io.xingyuan.kernel.Role.POLICY_OFFICER;
import static io.xingyuan.kernel.Role.SERVICE_SPECIALIST;
import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Flash;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one product, project, platform or team, and the form that adds a product. */
@Controller
class SubjectPages {

    private final Directory directory;
    private final Belongings belongings;
    private final FactSheets sheets;
    private final Catalogue catalogue;

    SubjectPages(Directory directory, Belongings belongings, FactSheets sheets, Catalogue catalogue) {
        this.directory = directory;
        this.belongings = belongings;
        this.sheets = sheets;
        this.catalogue = catalogue;
    }

    @GetMapping("/enterprises/{id}/subjects/{subject}")
    @AllowedTo({LEADER, POLICY_OFFICER, SERVICE_SPECIALIST, ENTERPRISE_ADMINISTRATOR, ENTERPRISE_MEMBER})
    String subject(@PathVariable String id, @PathVariable UUID subject, Model model) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor visitor = Visitor.now();
        visitor.mustSee(enterprise);
        boolean mayState = EnterprisePages.mayEdit(visitor.role()) || visitor.role() == Role.ENTERPRISE_ADMINISTRATOR;
        model.addAttribute("page", page(directory.get(enterprise), subject, mayState));
        return "enterprise/subject";
    }

    @GetMapping("/enterprises/{id}/products/new")
    @AllowedTo({POLICY_OFFICER, SERVICE_SPECIALIST})
    String blank(@PathVariable String id, Model model) {
        model.addAttribute("enterprise", directory.get(EnterpriseId.of(id)));
        model.addAttribute("form", ProductForm.EMPTY);
        return "enterprise/product-form";
    }

    @PostMapping("/enterprises/{id}/products")
    @AllowedTo({POLICY_OFFICER, SERVICE_SPECIALIST})
    Object add(@PathVariable String id, @Valid ProductForm form, BindingResult binding, RedirectAttributes next) {
        Enterprise enterprise = directory.get(EnterpriseId.of(id));
        if (!binding.hasErrors()) {
            boolean free = belongings.products(enterprise.id()).stream()
                    .noneMatch(product -> product.name().equals(form.name().strip()));
            if (free) {
                Product product = catalogue.add(enterprise.id(), form);
                Flash.done(next, t("已登记：{0}", product.name()));
                return "redirect:/enterprises/" + id + "/subjects/" + product.id();
            }
        }
        FormErrors errors = binding.hasErrors() ? FormErrors.of(binding) : FormErrors.at("name", t("这家企业已有同名产品"));
        return errors.show("enterprise/product-form", form).addObject("enterprise", enterprise);
    }

    private SubjectPage page(Enterprise enterprise, UUID subject, boolean mayState) {
        EnterpriseId id = enterprise.id();
        List<Qualification> qualifications = belongings.qualifications(id).stream()
                .filter(qualification -> subject.equals(qualification.product()))
                .toList();
        return belongings
                .product(id, subject)
                .map(product -> new SubjectPage(
                        enterprise,
                        product.name(),
                        traits(product.kind(), product.deviceClass(), product.stage()),
                        sheets.of(id, Entity.PRODUCT, subject, mayState),
                        qualifications))
                .or(() -> belongings.projects(id).stream()
                        .filter(project -> project.id().equals(subject))
                        .findFirst()
                        .map(project -> new SubjectPage(
                                enterprise,
                                project.name(),
                                traits(project.entity().label(), project.stage(), null),
                                sheets.of(id, project.entity(), subject, mayState),
                                List.of())))
                .orElseThrow(() -> new NotFound("产品"));
    }

    private static List<String> traits(@Nullable String... traits) {
        List<String> given = new ArrayList<>();
        for (String trait : traits) {
            if (trait != null && !trait.isBlank()) {
                given.add(trait);
            }
        }
        return given;
    }
}
