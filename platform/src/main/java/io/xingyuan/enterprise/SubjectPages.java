package io.xingyuan.enterprise;

import io.xingyuan.engine.Entity;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one product, project, platform or team. */
@Controller
class SubjectPages {

    private final Directory directory;
    private final Belongings belongings;
    private final FactSheets sheets;

    SubjectPages(Directory directory, Belongings belongings, FactSheets sheets) {
        this.directory = directory;
        this.belongings = belongings;
        this.sheets = sheets;
    }

    @GetMapping("/enterprises/{id}/subjects/{subject}")
    @AllowedTo(groups = {Role.Group.STAFF, Role.Group.ENTERPRISE})
    String subject(@PathVariable String id, @PathVariable UUID subject, Model model) {
        EnterpriseId enterprise = EnterpriseId.of(id);
        Visitor visitor = Visitor.now();
        visitor.mustSee(enterprise);
        boolean mayState = EnterprisePages.mayKeep(visitor.role());
        model.addAttribute("page", page(directory.get(enterprise), subject, mayState));
        return "enterprise/subject";
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
                        Belonging.PRODUCT,
                        subject,
                        product.name(),
                        traits(product.kind(), product.deviceClass(), product.stage()),
                        sheets.of(id, Entity.PRODUCT, subject, mayState),
                        qualifications,
                        mayState && !enterprise.archived()))
                .or(() -> belongings.projects(id).stream()
                        .filter(project -> project.id().equals(subject))
                        .findFirst()
                        .map(project -> new SubjectPage(
                                enterprise,
                                Belonging.PROJECT,
                                subject,
                                project.name(),
                                traits(project.entity().label(), project.stage(), null),
                                sheets.of(id, project.entity(), subject, mayState),
                                List.of(),
                                mayState && !enterprise.archived())))
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
