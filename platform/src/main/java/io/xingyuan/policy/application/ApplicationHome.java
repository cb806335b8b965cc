package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseState;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.policy.programme.Programme;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** First page of an enterprise's people: what is to be mended, and what is not handed in yet. */
@Component
class ApplicationHome implements HomeContent {

    private final Applications applications;
    private final Particulars particulars;
    private final Folder folder;

    ApplicationHome(Applications applications, Particulars particulars, Folder folder) {
        this.folder = folder;
        this.applications = applications;
        this.particulars = particulars;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        EnterpriseId own = visitor.enterprise();
        if (own == null || !visitor.role().ofEnterprise()) {
            return List.of();
        }
        return applications.of(own).stream()
                .filter(application -> application.status().editable())
                .map(this::task)
                .toList();
    }

    private Task task(Application application) {
        Programme programme = particulars.programme(application);
        Programme.Terms terms = programme.terms();
        if (application.status() == ApplicationStatus.CORRECTING) {
            Optional<CaseState> state = folder.state(application);
            return new Task(
                    t("补正：{0}", terms.title()),
                    application.draft().asked(),
                    application.path(),
                    null,
                    state.map(CaseState::mendBy).orElse(null),
                    state.map(CaseState::mendByText).orElse(""));
        }
        String title =
                programme.open(particulars.today()) ? t("继续填报：{0}", terms.title()) : t("草稿现在不能提交：{0}", terms.title());
        return new Task(title, "", application.path(), null, terms.closes());
    }
}
