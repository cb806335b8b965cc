package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Policy;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.Regions;
import io.xingyuan.views.SavedView;
import io.xingyuan.web.Choice;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * 政策库页: the search, what it may be narrowed by, and what it found.
 *
 * @param open clauses in force today, over the whole library
 * @param views what the staff kept; empty for everybody else
 */
record LibraryPage(
        LibraryQuery query,
        List<ClauseRow> rows,
        List<Policy> policies,
        long open,
        long tests,
        long failed,
        String hash,
        Optional<Views> views) {

    /** 视图栏: the kept searches, and whether the visitor may keep one. */
    record Views(List<SavedView> all, boolean keeps) {}

    static final String PATH = "/policies";

    static LibraryPage of(
            PolicyLibrary library,
            Trials trials,
            LibraryQuery query,
            List<ClauseRow> rows,
            LocalDate today,
            Optional<Views> views) {
        return new LibraryPage(
                query,
                rows,
                library.policies(),
                library.clauses().stream()
                        .filter(clause -> clause.validity().includes(today))
                        .count(),
                trials.total(),
                trials.failed(),
                library.hash(),
                views);
    }

    /** The address of this search. */
    String self() {
        return query.at(PATH);
    }

    /** The address that gives the same clauses as a workbook. */
    String export() {
        return query.at("/policies/export.xlsx");
    }

    List<Choice> issuers() {
        return policies.stream()
                .map(Policy::issuer)
                .distinct()
                .map(issuer -> new Choice(issuer, issuer))
                .toList();
    }

    List<Choice> regions() {
        return policies.stream()
                .map(Policy::region)
                .distinct()
                .map(code -> new Choice(code, t(Regions.name(code))))
                .toList();
    }

    List<Choice> entities() {
        return Arrays.stream(Entity.values())
                .map(entity -> new Choice(entity.name(), t(entity.label())))
                .toList();
    }

    List<Choice> kinds() {
        return Arrays.stream(Clause.Kind.values())
                .map(kind -> new Choice(kind.name(), t(kind.label())))
                .toList();
    }
}
