package io.xingyuan.policy.application;

import io.xingyuan.casework.FirstMaterial;
import io.xingyuan.files.AttachmentSlot;
import io.xingyuan.files.AttachmentSlots;
import io.xingyuan.policy.checkup.ClauseCheckUp;
import io.xingyuan.policy.programme.Programme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts an application's page together. */
@Component
class ApplicationViews {

    private final Applications applications;
    private final Particulars particulars;
    private final Folder folder;
    private final AttachmentSlots slots;
    private final Spendings spendings;
    private final PaymentPlans plans;

    ApplicationViews(
            Applications applications,
            Particulars particulars,
            Folder folder,
            AttachmentSlots slots,
            Spendings spendings,
            PaymentPlans plans) {
        this.applications = applications;
        this.spendings = spendings;
        this.plans = plans;
        this.particulars = particulars;
        this.folder = folder;
        this.slots = slots;
    }

    /** Fingerprint of its clause as it stands now. */
    String rule(Application application) {
        return particulars.rule(application.whom().clause());
    }

    ApplicationPage page(Application application) {
        return page(application, ApplicationPage.Saved.of(application));
    }

    ApplicationPage page(Application application, ApplicationPage.Saved saved) {
        Programme programme = particulars.programme(application);
        boolean editable = application.status().editable();
        @Nullable
        ClauseCheckUp checked =
                editable ? particulars.examined(application, saved.typed()).orElse(null) : null;
        List<String> lines = lines(application, programme);
        List<AttachmentSlot> own =
                new ArrayList<>(lines.isEmpty() ? List.of() : slots.of(Folder.owner(application), lines));
        own.addAll(besides(application));
        return new ApplicationPage(
                application,
                programme,
                particulars.source(application),
                checked,
                checked == null ? List.of() : particulars.questions(application, checked),
                checked == null ? TaskList.NONE : TaskList.of(application, programme, checked, particulars, folder),
                own,
                folder.state(application).orElse(null),
                folder.materials(application),
                spendings.of(application),
                plans.of(application.id()),
                plans.payments(application),
                editable ? particulars.meanwhile(application, applications.rule(application.id())) : Meanwhile.NOTHING,
                new ApplicationPage.Event(
                        checked != null && particulars.asksEvent(application),
                        editable ? applications.repeats(application) : List.of()),
                editable && checked == null ? particulars.typed(application) : Map.of(),
                saved);
    }

    /** The clause's checklist and what the procedure asks for at first; in a correction those that were named. */
    private List<String> lines(Application application, Programme programme) {
        Stream<String> evidence =
                IntStream.range(0, programme.terms().evidence().size()).mapToObj(Application::slot);
        return application.status() == ApplicationStatus.CORRECTING
                ? evidence.filter(application.draft().reopened()::contains).toList()
                : Stream.concat(evidence, folder.asks(programme).stream().map(FirstMaterial::key))
                        .toList();
    }

    /** In a correction what is to be uploaded on the case's own page. */
    private List<AttachmentSlot> besides(Application application) {
        Application.Submission submission = application.submission();
        List<String> names = List.copyOf(folder.besides(application).keySet());
        return submission == null || names.isEmpty() ? List.of() : slots.of(folder.onCase(submission.caseId()), names);
    }
}
