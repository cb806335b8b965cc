package io.xingyuan.policy.agreement;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDefinition;
import io.xingyuan.engine.Period;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.enterprise.EnterpriseSummary;
import io.xingyuan.enterprise.Enterprises;
import io.xingyuan.policy.agreement.AgreementForm.InstalmentRow;
import io.xingyuan.policy.agreement.AgreementForm.PromiseRow;
import io.xingyuan.web.Choice;
import io.xingyuan.web.FormErrors;
import io.xingyuan.web.Visitor;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an officer typed about an agreement, and says at each field what is wrong with it. */
@Component
class AgreementReading {

    private static final int CANDIDATES = 6;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 4000;
    private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);

    private final PolicyLibrary library;
    private final Enterprises enterprises;

    AgreementReading(PolicyLibrary library, Enterprises enterprises) {
        this.library = library;
        this.enterprises = enterprises;
    }

    /**
     * 读出的约定.
     *
     * @param terms null when something is wrong
     */
    record Read(@Nullable Terms terms, FormErrors errors) {}

    /** 找到的对方. */
    record Found(Agreement.@Nullable Party party, FormErrors errors) {}

    /** What an enterprise's facts can show of a promise. */
    List<Choice> facts() {
        return promisable().stream()
                .map(fact -> new Choice(
                        fact.code(), fact.unit().isEmpty() ? fact.name() : fact.name() + "（" + fact.unit() + "）"))
                .toList();
    }

    private List<FactDefinition> promisable() {
        return library.facts().all().stream()
                .filter(fact ->
                        fact.entity() == Entity.ENTERPRISE && fact.type().isNumeric() && fact.derived() == null)
                .toList();
    }

    Optional<String> name(String enterprise, Visitor visitor) {
        return enterprises.search(enterprise, visitor, 1).stream().findFirst().map(EnterpriseSummary::name);
    }

    /** The one enterprise that was meant. */
    Found party(String typed, Visitor visitor) {
        List<EnterpriseSummary> found = typed.isBlank() ? List.of() : enterprises.search(typed, visitor, CANDIDATES);
        List<EnterpriseSummary> exactly = found.stream()
                .filter(each -> each.name().equals(typed) || each.creditCode().equals(typed))
                .toList();
        List<EnterpriseSummary> meant = exactly.size() == 1 ? exactly : found;
        if (meant.size() == 1) {
            EnterpriseSummary one = meant.getFirst();
            return new Found(new Agreement.Party(one.id(), one.name(), one.park()), FormErrors.NONE);
        }
        String problem = meant.isEmpty()
                ? t("没有找到这家企业，请填写登记的名称或统一社会信用代码。")
                : t(
                        "有多家企业符合：{0}。请填写完整名称或统一社会信用代码。",
                        meant.stream().map(EnterpriseSummary::name).collect(Collectors.joining("、")));
        return new Found(null, FormErrors.at("enterprise", problem));
    }

    Read read(AgreementForm form, boolean supplement) {
        Map<String, String> wrong = new LinkedHashMap<>();
        text(wrong, "title", form.title(), LONGEST_TITLE, t("请填写约定名称，最多 100 个字。"));
        text(wrong, "content", form.content(), LONGEST_TEXT, t("请写明约定事项，最多 4000 个字。"));
        text(wrong, "basis", form.basis(), LONGEST_LINE, t("请填写决定依据，例如某次会议纪要或条款，最多 200 个字。"));
        text(wrong, "document", form.document(), LONGEST_LINE, t("请填写文号，最多 200 个字。"));
        if (supplement) {
            text(wrong, "reason", form.reason(), LONGEST_LINE, t("请写明补充约定的理由，最多 200 个字。"));
        }
        List<Terms.Promise> promises = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < form.promises().size(); i++) {
            PromiseRow row = form.promises().get(i);
            if (!row.blank()) {
                promise(row, i, keys, wrong).ifPresent(promises::add);
            }
        }
        List<Terms.Instalment> instalments = new ArrayList<>();
        for (int i = 0; i < form.instalments().size(); i++) {
            InstalmentRow row = form.instalments().get(i);
            if (!row.blank()) {
                instalment(row, i, keys, promises, wrong).ifPresent(instalments::add);
            }
        }
        if (wrong.isEmpty() && promises.isEmpty() && instalments.isEmpty()) {
            wrong.put("promise.words.0", t("请至少写一项承诺或一期拨付。"));
        }
        return wrong.isEmpty()
                ? new Read(
                        new Terms(form.title(), form.content(), form.basis(), form.document(), promises, instalments),
                        FormErrors.NONE)
                : new Read(null, new FormErrors(wrong));
    }

    private static void text(Map<String, String> wrong, String field, String typed, int longest, String advice) {
        if (typed.isBlank() || typed.length() > longest) {
            wrong.put(field, advice);
        }
    }

    private Optional<Terms.Promise> promise(PromiseRow row, int i, Set<String> keys, Map<String, String> wrong) {
        int before = wrong.size();
        LocalDate due = day(row.due());
        if (row.words().isEmpty() || row.words().length() > LONGEST_LINE) {
            wrong.put("promise.words." + i, t("承诺 {0}：请写明承诺什么，最多 200 个字。", row.key()));
        }
        if (due == null) {
            wrong.put("promise.due." + i, t("承诺 {0}：请填写兑现期限，例如 2027-06-30。", row.key()));
        }
        if (!row.key().matches(PromiseRow.PREFIX + "\\d{1,3}") || !keys.add(row.key())) {
            wrong.put("promise.words." + i, t("承诺的代号重复，请刷新页面后重新填写。"));
        }
        Terms.Side side = row.side().equals(Terms.Side.PARK.name()) ? Terms.Side.PARK : Terms.Side.ENTERPRISE;
        Target target = target(row, i, wrong);
        return wrong.size() > before || due == null || target == null
                ? Optional.empty()
                : Optional.of(new Terms.Promise(
                        row.key(), side, row.words(), row.fact(), target.year(), target.words(), target.least(), due));
    }

    private record Target(int year, String words, long least) {

        static final Target NONE = new Target(0, "", 0);
    }

    /** Null when it is wrong. */
    private @Nullable Target target(PromiseRow row, int i, Map<String, String> wrong) {
        if (row.fact().isEmpty()) {
            return Target.NONE;
        }
        Optional<FactDefinition> known = promisable().stream()
                .filter(each -> each.code().equals(row.fact()))
                .findFirst();
        if (known.isEmpty()) {
            wrong.put("promise.fact." + i, t("承诺 {0}：请从列表中选择数据。", row.key()));
            return null;
        }
        FactDefinition fact = known.get();
        boolean yearly = fact.period() == Period.YEAR;
        if (yearly && !row.year().matches("20\\d\\d")) {
            wrong.put("promise.year." + i, t("承诺 {0}：“{1}”按年统计，请填写年度，例如 2027。", row.key(), fact.name()));
            return null;
        }
        try {
            var value = enterprises.read(fact, row.target());
            return new Target(yearly ? Integer.parseInt(row.year()) : 0, fact.show(value), Comparisons.number(value));
        } catch (IllegalArgumentException unreadable) {
            wrong.put("promise.target." + i, t("承诺 {0}：", row.key()) + unreadable.getMessage());
            return null;
        }
    }

    private Optional<Terms.Instalment> instalment(
            InstalmentRow row, int i, Set<String> keys, List<Terms.Promise> promises, Map<String, String> wrong) {
        int before = wrong.size();
        LocalDate from = day(row.from());
        if (!row.amount().matches("[\\d,，]{1,12}(\\.\\d{1,6})?") || fen(row.amount()) <= 0) {
            wrong.put("instalment.amount." + i, t("期次 {0}：金额应为正数，以万元计，例如 500 或 12.5。", row.key()));
        }
        if (!row.from().isEmpty() && from == null) {
            wrong.put("instalment.from." + i, t("期次 {0}：没有这一天，请检查日期。", row.key()));
        }
        if (row.from().isEmpty() && row.promise().isEmpty()) {
            wrong.put("instalment.from." + i, t("期次 {0}：请填写日期，或选择要先兑现的承诺。", row.key()));
        }
        boolean known = row.promise().isEmpty()
                || promises.stream().anyMatch(promise -> promise.key().equals(row.promise()));
        if (!known) {
            wrong.put("instalment.promise." + i, t("期次 {0}：没有承诺 {1}。", row.key(), row.promise()));
        }
        if (row.words().length() > LONGEST_LINE) {
            wrong.put("instalment.words." + i, t("期次 {0}：说明最多 200 个字。", row.key()));
        }
        if (!row.key().matches(InstalmentRow.PREFIX + "\\d{1,3}") || !keys.add(row.key())) {
            wrong.put("instalment.amount." + i, t("期次的代号重复，请刷新页面后重新填写。"));
        }
        return wrong.size() > before
                ? Optional.empty()
                : Optional.of(new Terms.Instalment(row.key(), fen(row.amount()), from, row.promise(), row.words()));
    }

    private static long fen(String wan) {
        String digits = wan.replaceAll("[,，\\s]", "");
        return digits.isEmpty()
                ? 0
                : new BigDecimal(digits).multiply(FEN_PER_WAN).longValueExact();
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
