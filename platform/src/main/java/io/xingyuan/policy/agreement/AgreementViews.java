package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.casework.CaseId;
import io.xingyuan.casework.Cases;
import io.xingyuan.kernel.Refusal;
import io.xingyuan.kernel.Role;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Budgets;
import io.xingyuan.web.Again;
import io.xingyuan.web.Choice;
import io.xingyuan.web.Visitor;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts an agreement's page together. */
@Component
class AgreementViews {

    private final Agreements agreements;
    private final AgreementBooks books;
    private final Comparisons comparisons;
    private final Cases cases;
    private final Budgets budgets;
    private final AgreementFiles files;
    private final Claiming claiming;

    AgreementViews(
            Agreements agreements,
            AgreementBooks books,
            Comparisons comparisons,
            Cases cases,
            Budgets budgets,
            AgreementFiles files,
            Claiming claiming) {
        this.claiming = claiming;
        this.files = files;
        this.agreements = agreements;
        this.books = books;
        this.comparisons = comparisons;
        this.cases = cases;
        this.budgets = budgets;
    }

    /** The agreement that a form was sent for, with that form as it was sent. */
    ModelAndView again(Refusal refusal) {
        Agreement agreement = agreements.seen(Again.variable("id"));
        return Again.show(refusal, new ModelAndView("policy/agreement/page", "page", page(agreement)));
    }

    AgreementPage page(Agreement agreement) {
        return page(agreement, shown(agreement));
    }

    AgreementPage page(Agreement agreement, Edition edition) {
        List<Edition> editions = agreements.editions(agreement);
        CaseId caseId = agreement.caseId();
        return new AgreementPage(
                agreement,
                edition,
                coming(agreement, editions),
                editions,
                comparisons.of(agreement, edition.terms()),
                books.rulings(agreement.id()).stream()
                        .sorted(Comparator.comparing(
                                        (Ruling ruling) -> ruling.proposed().at())
                                .reversed())
                        .toList(),
                claiming.open(agreement.id()),
                caseId == null ? null : cases.find(caseId).orElse(null),
                pools(),
                files.of(agreement, edition.terms()),
                comparisons.today());
    }

    /** The one that counts; before the first approval the newest. */
    Edition shown(Agreement agreement) {
        Integer inForce = agreement.inForce();
        return agreements.edition(agreement, inForce == null ? agreement.edition() : inForce);
    }

    Edition newest(Agreement agreement) {
        return agreements.edition(agreement, agreement.edition());
    }

    private static @Nullable Edition coming(Agreement agreement, List<Edition> editions) {
        return agreement.inForce() == null
                ? null
                : editions.stream()
                        .filter(each ->
                                each.status() == Edition.Status.DRAFT || each.status() == Edition.Status.SUBMITTED)
                        .findFirst()
                        .orElse(null);
    }

    /** Keys that any edition has used: they are not given again. */
    Set<String> used(Agreement agreement) {
        Set<String> used = new HashSet<>();
        for (Edition edition : agreements.editions(agreement)) {
            edition.terms().promises().forEach(promise -> used.add(promise.key()));
            edition.terms().instalments().forEach(part -> used.add(part.key()));
        }
        return used;
    }

    /** Pools are the park's: an enterprise's visitor does not reach them. */
    private List<Choice> pools() {
        return Visitor.now().role() != Role.POLICY_OFFICER
                ? List.of()
                : budgets.pools().stream()
                        .map(pool -> new Choice(
                                pool.id().toString(),
                                t(
                                        "{0} 年 {1}，可用 {2}",
                                        String.valueOf(pool.year()), pool.name(), Amounts.words(pool.freeFen()))))
                        .toList();
    }
}
