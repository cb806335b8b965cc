package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.audit.AuditedRead;
import io.xingyuan.kernel.Role;
import io.xingyuan.web.AllowedTo;
import io.xingyuan.web.Costly;
import io.xingyuan.web.Visitor;
import io.xingyuan.workbook.Export;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** 申报清单 as a workbook: the same as the list shows, all of it. */
@Controller
class ApplicationListFiles {

    private final Applications applications;

    ApplicationListFiles(Applications applications) {
        this.applications = applications;
    }

    @Costly
    @AuditedRead(value = "导出申报清单", kind = "申报")
    @GetMapping("/applications/export.xlsx")
    @AllowedTo(groups = Role.Group.POLICY_STAFF)
    void export(ApplicationQuery query, HttpServletResponse response) throws IOException {
        List<String> head = List.of(
                t("受理编号"), t("申报对象"), t("兑现安排"), t("条款号"), t("体检"), t("核定上限（元）"), t("核定金额（元）"), t("提交"), t("状态"));
        try (Export export = Export.download(response, t("申报清单"), head)) {
            Map<String, String> programmes = applications.programmes();
            applications.each(
                    query,
                    Visitor.now(),
                    application -> export.row(row(
                            application,
                            programmes.getOrDefault(application.programme().toString(), ""))));
        }
    }

    private static List<@Nullable Object> row(Application application, String programme) {
        Application.Submission submission = Objects.requireNonNull(application.submission());
        Application.Decision decision = application.decision();
        return Arrays.asList(
                submission.number(),
                application.whom().named(),
                programme,
                application.whom().clause().toString(),
                t(submission.frozen().state().label()),
                BigDecimal.valueOf(submission.limitFen(), 2),
                decision == null ? null : BigDecimal.valueOf(decision.fen(), 2),
                ApplicationPage.minute(submission.at()),
                t(application.status().label()));
    }
}
