package io.xingyuan.policy.checkup;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import io.xingyuan.enterprise.EnterprisePanel;
import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The summary of the check-up on the page of an enterprise. */
@Component
class CheckUpPanel implements EnterprisePanel {

    private final CheckUps checkUps;
    private final Clock clock;

    CheckUpPanel(CheckUps checkUps, Clock clock) {
        this.checkUps = checkUps;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String title() {
        return "政策体检";
    }

    @Override
    public Content body(EnterpriseId enterprise, Visitor visitor) {
        LocalDate today = LocalDate.now(clock);
        CheckUpPage page = CheckUpPage.of(checkUps.examine(enterprise, today), today, false, CheckUpPage.Wish.NONE);
        return output -> draw((HtmlTemplateOutput) output, page);
    }

    @SuppressWarnings("NullAway") // the generated code takes null for "no interceptor"
    private static void draw(HtmlTemplateOutput output, CheckUpPage page) {
        JtepanelGenerated.render(output, null, page);
    }
}
