package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page of an enterprise's people: what is to be mended, and what is not handed in yet. */
@Component
class ApplicationHome implements HomeContent {

    private final Applications applications;
    private final Particulars particulars;

    ApplicationHome(Applications applications, Particulars particulars) {
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
        var terms = particulars.programme(application).terms();
        return application.status() == ApplicationStatus.CORRECTING
                ? new Task(t("补正：{0}", terms.title()), application.draft().asked(), application.path(), null, null)
                : new Task(t("继续填报：{0}", terms.title()), "", application.path(), null, terms.closes());
    }
}
