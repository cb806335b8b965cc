package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.HomeContent;
import io.xingyuan.web.Shell;
import io.xingyuan.web.Visitor;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** First page of the park's staff: how many enterprises are on the books, in the park of the top bar. */
@Component
class EnterpriseHome implements HomeContent {

    private final Directory directory;

    EnterpriseHome(Directory directory) {
        this.directory = directory;
    }

    @Override
    public List<Card> cards(Visitor visitor) {
        if (!Role.Group.STAFF.has(visitor.role())) {
            return List.of();
        }
        EnterpriseFilter onBooks = EnterpriseFilter.of("").seenBy(visitor);
        EnterpriseFilter filter = Shell.chosenPark().map(onBooks::orIn).orElse(onBooks);
        return List.of(new Card(
                t("在册企业"),
                String.format(Locale.ROOT, "%,d", directory.count(filter)),
                t("家"),
                t("所选园区，不含已归档"),
                "/enterprises",
                "",
                10));
    }
}
