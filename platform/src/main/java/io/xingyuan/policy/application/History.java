package io.xingyuan.policy.application;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Clause;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Stacking;
import io.xingyuan.files.Attachment;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.policy.Amounts;
import io.xingyuan.policy.fund.Awards;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 兑现历史: what an enterprise was awarded before, and what looks like the same thing twice. */
@Component
class History {

    private final PolicyLibrary library;
    private final Awards awards;
    private final Applications applications;
    private final Folder folder;
    private final Spendings spendings;
    private final Particulars particulars;

    History(
            PolicyLibrary library,
            Awards awards,
            Applications applications,
            Folder folder,
            Spendings spendings,
            Particulars particulars) {
        this.particulars = particulars;
        this.spendings = spendings;
        this.library = library;
        this.awards = awards;
        this.applications = applications;
        this.folder = folder;
    }

    /**
     * 一笔: amount in words.
     *
     * @param whose the product, project, platform or team; empty for the enterprise itself
     */
    record Line(String title, String whose, int year, String amount) {

        private static Line of(Applications.Given given) {
            return new Line(given.title(), given.subjectName(), given.year(), Amounts.words(given.fen()));
        }
    }

    /**
     * 提醒, in the reader's language.
     *
     * @param path of what it speaks of; empty for none
     */
    record Warning(String text, String path) {}

    /** What the enterprise and all that belongs to it was awarded otherwise than by this application, newest year first. */
    List<Line> lines(Application application) {
        return applications.given(application).stream().map(Line::of).toList();
    }

    List<Warning> warnings(Application application) {
        List<Warning> warnings = new ArrayList<>(shared(application));
        applications.repeats(application).forEach(repeat -> warnings.add(repeated(repeat)));
        String worse = application.status().failed() ? "" : particulars.worse(application);
        if (!worse.isEmpty()) {
            warnings.add(new Warning(t("提交以后数据有变动：{0}", worse), ""));
        }
        applications.given(application).stream()
                .filter(given -> given.isFor(application.whom()))
                .forEach(given -> warnings.add(new Warning(
                        t("这个条款 {0} 年已兑现过 {1}", String.valueOf(given.year()), Amounts.words(given.fen())), "")));
        Application.Decision decision = application.decision();
        awards.underWay(
                        application.whom().clause(),
                        application.whom().subject(),
                        decision == null ? null : decision.payment())
                .forEach(other -> warnings.add(new Warning(
                        t("这个条款、同一对象另有一笔 {0} 正在办理：拨付单 {1}，核对是否同一事项", Amounts.words(other.fen()), other.number()), "")));
        List<Application> others = applications.of(application.whom().enterprise()).stream()
                .filter(other -> !other.id().equals(application.id()) && other.submission() != null)
                .filter(other -> !other.status().failed())
                .toList();
        Stacking group = highestOnly(application);
        Set<String> hashes =
                folder.files(application).stream().map(Attachment::sha256).collect(Collectors.toSet());
        for (Application other : others) {
            String number = number(other);
            if (group != null && group.rivals(highestOnly(other))) {
                warnings.add(new Warning(t("与申报 {0} 同属“{1}”，就高不重复", number, group.group()), other.path()));
            }
            if (other.whom().clause().equals(application.whom().clause())
                    && other.whom().subject().equals(application.whom().subject())
                    && !differ(application, other)) {
                warnings.add(new Warning(t("申报 {0} 是同一条款、同一对象", number), other.path()));
            }
            folder.files(other).stream()
                    .filter(file -> hashes.contains(file.sha256()))
                    .map(Attachment::name)
                    .distinct()
                    .forEach(name -> warnings.add(
                            new Warning(t("“{0}”与申报 {1} 的材料是同一份文件，核对是否同一笔支出", name, number), other.path())));
        }
        return warnings;
    }

    /** Bills that others count on as well; of an enterprise that the reader may not see, only that it is so. */
    private List<Warning> shared(Application application) {
        Spending spending = spendings.of(application);
        List<Warning> warnings = new ArrayList<>();
        for (Expenditures.Twin twin : spending.twins()) {
            String bill = twin.own().number() + "（" + twin.own().seller() + "，"
                    + Amounts.words(twin.own().fen()) + "）";
            warnings.add(
                    seen(twin.park())
                            ? new Warning(
                                    t("发票 {0} 也出现在 {1} 的申报 {2} 里", bill, twin.enterpriseName(), twin.number()),
                                    "/applications/" + twin.other())
                            : new Warning(t("发票 {0} 也出现在其他园区企业的申报里", bill), ""));
        }
        if (spending.shared()) {
            warnings.add(new Warning(t("同一支出只计一次：申报支出 {0}，可计 {1}", spending.total(), spending.counted()), ""));
        }
        return warnings;
    }

    private static boolean seen(ParkId park) {
        Visitor visitor = Visitor.now();
        return visitor.role().ofEnterprise()
                || visitor.scope().everywhere()
                || visitor.scope().covers(park);
    }

    /** The same certificate, contract or project; of an enterprise that the reader may not see, only that it is so. */
    private static Warning repeated(Applications.Repeat repeat) {
        if (!seen(repeat.park())) {
            return new Warning(t("编号 {0} 也出现在其他园区企业的申报里，核对是否同一事项", repeat.number()), "");
        }
        String path = "/applications/" + repeat.other();
        String year = String.valueOf(repeat.year());
        return repeat.sameClause()
                ? new Warning(
                        t(
                                "同一事项：编号 {0} 已在 {1} 的申报 {2}（{3} 年）里报过，同一条款只兑现一次",
                                repeat.number(), repeat.enterpriseName(), repeat.caseNumber(), year),
                        path)
                : new Warning(
                        t("编号 {0} 也出现在另一条款的申报 {1}（{2} 年）里，核对能否同时享受", repeat.number(), repeat.caseNumber(), year), path);
    }

    /** Whether both say for what they are, and none of it is the same. */
    private static boolean differ(Application one, Application other) {
        List<String> keys = EventNumbers.of(one).keys();
        List<String> others = EventNumbers.of(other).keys();
        return !keys.isEmpty() && !others.isEmpty() && keys.stream().noneMatch(others::contains);
    }

    private static String number(Application application) {
        Application.Submission submission = application.submission();
        return submission == null ? "" : submission.number();
    }

    /** The group of which only the highest is paid; null for none. */
    private @Nullable Stacking highestOnly(Application application) {
        return library.clause(application.whom().clause())
                .map(Clause::stacking)
                .filter(stacking -> stacking.rule() == Stacking.Rule.MAX)
                .orElse(null);
    }
}
