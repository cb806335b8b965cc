package io.xingyuan.policy.application;

import io.xingyuan.casework.CaseMaterial;
import io.xingyuan.casework.FirstMaterial;
import io.xingyuan.casework.MaterialFiles;
import io.xingyuan.files.AttachmentJudgement;
import io.xingyuan.files.AttachmentOwner;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.NotFound;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.Visitor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may see and change the evidence of an application. */
@Component
class ApplicationFiles implements AttachmentOwner {

    private static final String EVIDENCE = "e\\d{1,2}";

    private final Applications applications;
    private final Particulars particulars;
    private final Folder folder;

    ApplicationFiles(Applications applications, Particulars particulars, Folder folder) {
        this.folder = folder;
        this.applications = applications;
        this.particulars = particulars;
    }

    @Override
    public String kind() {
        return Application.KIND;
    }

    @Override
    public boolean maySee(String id, String slot) {
        Visitor visitor = Visitor.now();
        return (visitor.role().ofEnterprise() || Role.Group.POLICY_STAFF.has(visitor.role())) && seen(id).isPresent();
    }

    @Override
    public boolean mayChange(String id, String slot) {
        return Visitor.now().role().ofEnterprise()
                && seen(id).filter(application -> takes(application, slot)).isPresent();
    }

    private boolean takes(Application application, String slot) {
        boolean asked = line(application, slot).isPresent();
        return switch (application.status()) {
            case DRAFT -> asked;
            case CORRECTING ->
                asked
                        && slot.matches(EVIDENCE)
                        && application.draft().reopened().contains(slot);
            case SUBMITTED, APPROVED, REFUSED, WITHDRAWN, DISCARDED, CANCELLED -> false;
        };
    }

    @Override
    public AttachmentJudgement judgement(String id) {
        return seen(id).map(application -> MaterialFiles.judgement(folder.materials(application)))
                .orElse(AttachmentJudgement.NONE);
    }

    @Override
    public Optional<EnterpriseId> enterprise(String id) {
        return seen(id).map(application -> application.whom().enterprise());
    }

    @Override
    public String address(String id) {
        return seen(id).map(application -> application.path() + "/evidence").orElse("/apply");
    }

    @Override
    public String label(String id, String slot) {
        return seen(id).flatMap(application -> line(application, slot)).orElse(slot);
    }

    /** Why what was never handed in is needed. */
    @Override
    public String hint(String id, String slot) {
        return seen(id).filter(application -> application.status() == ApplicationStatus.CORRECTING).stream()
                .flatMap(application -> folder.materials(application).stream())
                .filter(material -> material.refused() && !material.standing() && material.in(slot))
                .map(CaseMaterial::refusal)
                .findFirst()
                .orElse("");
    }

    private Optional<String> line(Application application, String slot) {
        Programme programme = particulars.programme(application);
        if (!slot.matches(EVIDENCE)) {
            return folder.asks(programme).stream()
                    .filter(asked -> asked.key().equals(slot))
                    .map(FirstMaterial::name)
                    .findFirst();
        }
        int line = Integer.parseInt(slot.substring(1));
        return line < programme.terms().evidence().size()
                ? Optional.of(programme.terms().evidence().get(line))
                : Optional.empty();
    }

    private Optional<Application> seen(String id) {
        try {
            return Optional.of(applications.seen(id));
        } catch (NotFound notTheirs) {
            return Optional.empty();
        }
    }
}
