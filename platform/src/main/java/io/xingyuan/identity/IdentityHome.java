package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Visitor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** First page of the administrators: what waits for a signature, and vacant posts. */
@Component
class IdentityHome implements HomeContent {

    private final Grants grants;
    private final Duties duties;

    IdentityHome(Grants grants, Duties duties) {
        this.grants = grants;
        this.duties = duties;
    }

    @Override
    public List<Task> tasks(Visitor visitor) {
        return switch (visitor.role()) {
            case SYSTEM_ADMINISTRATOR -> vacancies();
            case SECURITY_ADMINISTRATOR -> signatures();
            default -> List.of();
        };
    }

    private List<Task> vacancies() {
        boolean vacant = !grants.administratorsInOffice().containsAll(PostPages.POSTS);
        return vacant
                ? List.of(new Task(t("请安全管理员和审计管理员到任"), t("没有安全管理员，授权无人确认。"), "/posts", grants.today(), null))
                : List.of();
    }

    private List<Task> signatures() {
        List<Task> tasks = new ArrayList<>();
        List<Grant> waiting = grants.waiting();
        if (!waiting.isEmpty()) {
            LocalDate since = waiting.getFirst()
                    .proposedAt()
                    .atZone(ZoneId.of("Asia/Shanghai"))
                    .toLocalDate();
            tasks.add(new Task(t("确认 {0} 项授权", waiting.size()), t("系统管理员已提出"), "/grants", since, null));
        }
        int changes = duties.waiting();
        if (changes > 0) {
            tasks.add(new Task(t("确认 {0} 项职责矩阵变更", changes), t("系统管理员已提出"), "/duties#changes", grants.today(), null));
        }
        return tasks;
    }
}
