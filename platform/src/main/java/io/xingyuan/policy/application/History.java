package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.Ledger;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Stacking;
import io.xingyuan.files.Attachment;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Awards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 兑现历史: what an enterprise was awarded before, and what looks like the same thing twice. */
@Component
class History {

    private final PolicyLibrary library;
    private final Awards awards;
    private final Applications applications;
    private final Folder folder;

    History(PolicyLibrary library, Awards awards, Applications applications, Folder folder) {
        this.library = library;
        this.awards = awards;
        this.applications = applications;
        this.folder = folder;
    }

    /** 一笔: amount in words. */
    record Line(Clause clause, int year, String amount) {}

    /** What the enterprise and, for a product or project, that one was awarded; in the order of the library. */
    List<Line> lines(Application application) {
        Ledger ledger = awards.of(application.whom().enterprise());
        Set<String> subjects = new LinkedHashSet<>(List.of(
                application.whom().enterprise().toString(),
                application.whom().subject().toString()));
        List<Line> lines = new ArrayList<>();
        for (Clause clause : library.clauses()) {
            for (String subject : subjects) {
                ledger.awards(clause.id(), subject)
                        .forEach(entry -> lines.add(new Line(clause, entry.year(), Amounts.words(entry.fen()))));
            }
        }
        return lines;
    }

    /** In the reader's language. */
    List<String> warnings(Application application) {
        List<String> warnings = new ArrayList<>();
        lines(application).stream()
                .filter(line -> line.clause().id().equals(application.whom().clause()))
                .forEach(line -> warnings.add(t("这个条款 {0} 年已兑现过 {1}", String.valueOf(line.year()), line.amount())));
        List<Application> others = applications.of(application.whom().enterprise()).stream()
                .filter(other -> !other.id().equals(application.id()) && other.submission() != null)
                .filter(other ->
                        other.status() != ApplicationStatus.REFUSED && other.status() != ApplicationStatus.WITHDRAWN)
                .toList();
        String group = highestOnly(application);
        Set<String> hashes =
                folder.files(application).stream().map(Attachment::sha256).collect(Collectors.toSet());
        for (Application other : others) {
            String number = number(other);
            if (!group.isEmpty() && group.equals(highestOnly(other))) {
                warnings.add(t("与申报 {0} 同属“{1}”，就高不重复", number, group));
            }
            if (other.whom().clause().equals(application.whom().clause())
                    && other.whom().subject().equals(application.whom().subject())) {
                warnings.add(t("申报 {0} 是同一条款、同一对象", number));
            }
            folder.files(other).stream()
                    .filter(file -> hashes.contains(file.sha256()))
                    .map(Attachment::name)
                    .distinct()
                    .forEach(name -> warnings.add(t("“{0}”与申报 {1} 的材料是同一份文件，核对是否同一笔支出", name, number)));
        }
        return warnings;
    }

    private static String number(Application application) {
        Application.Submission submission = application.submission();
        return submission == null ? "" : submission.number();
    }

    /** The group of which only the highest is paid; empty for none. */
    private String highestOnly(Application application) {
        return library.clause(application.whom().clause())
                .map(Clause::stacking)
                .filter(stacking -> stacking.rule() == Stacking.Rule.MAX)
                .map(Stacking::group)
                .orElse("");
    }
}
