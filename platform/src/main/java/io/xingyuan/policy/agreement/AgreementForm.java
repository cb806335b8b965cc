package io.xingyuan.policy.agreement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/**
 * 约定表单, as typed.
 *
 * @param enterprise name or credit code
 * @param reason of a supplement
 */
record AgreementForm(
        String enterprise,
        String title,
        String content,
        String basis,
        String document,
        String reason,
        List<PromiseRow> promises,
        List<InstalmentRow> instalments,
        int version) {

    static final int MOST_ROWS = 30;

    private static final int SPARE = 2;
    private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);

    /** 承诺一行. */
    record PromiseRow(String key, String side, String words, String fact, String year, String target, String due) {

        static final String PREFIX = "P";

        boolean blank() {
            return words.isEmpty() && fact.isEmpty() && target.isEmpty() && due.isEmpty();
        }

        static PromiseRow empty(String key) {
            return new PromiseRow(key, Terms.Side.ENTERPRISE.name(), "", "", "", "", "");
        }
    }

    /**
     * 期次一行.
     *
     * @param amount in 万元
     */
    record InstalmentRow(String key, String amount, String from, String promise, String words) {

        static final String PREFIX = "I";

        boolean blank() {
            return amount.isEmpty() && from.isEmpty() && promise.isEmpty() && words.isEmpty();
        }

        static InstalmentRow empty(String key) {
            return new InstalmentRow(key, "", "", "", "");
        }
    }

    static AgreementForm empty(String enterprise) {
        return new AgreementForm(enterprise, "", "", "", "", "", List.of(), List.of(), 0).withRoom(Set.of());
    }

    /** What was sent; missing fields count as left empty. */
    static AgreementForm of(MultiValueMap<String, String> sent) {
        Function<String, String> one =
                name -> Objects.requireNonNullElse(sent.getFirst(name), "").strip();
        List<PromiseRow> promises = rows(sent, "promise.key")
                .mapToObj(i -> new PromiseRow(
                        at(sent, "promise.key", i),
                        at(sent, "promise.side", i),
                        at(sent, "promise.words", i),
                        at(sent, "promise.fact", i),
                        at(sent, "promise.year", i),
                        at(sent, "promise.target", i),
                        at(sent, "promise.due", i)))
                .toList();
        List<InstalmentRow> instalments = rows(sent, "instalment.key")
                .mapToObj(i -> new InstalmentRow(
                        at(sent, "instalment.key", i),
                        at(sent, "instalment.amount", i),
                        at(sent, "instalment.from", i),
                        at(sent, "instalment.promise", i),
                        at(sent, "instalment.words", i)))
                .toList();
        String version = one.apply("version");
        return new AgreementForm(
                one.apply("enterprise"),
                one.apply("title"),
                one.apply("content"),
                one.apply("basis"),
                one.apply("document"),
                one.apply("reason"),
                promises,
                instalments,
                version.matches("-?\\d{1,9}") ? Integer.parseInt(version) : -1);
    }

    private static IntStream rows(MultiValueMap<String, String> sent, String key) {
        return IntStream.range(
                0, Math.min(MOST_ROWS, sent.getOrDefault(key, List.of()).size()));
    }

    private static String at(MultiValueMap<String, String> sent, String name, int row) {
        List<String> values = sent.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row).strip() : "";
    }

    static AgreementForm of(Agreement agreement, Edition edition, Set<String> used) {
        Terms terms = edition.terms();
        return new AgreementForm(
                        agreement.party().name(),
                        terms.title(),
                        terms.content(),
                        terms.basis(),
                        terms.document(),
                        edition.reason(),
                        terms.promises().stream()
                                .map(promise -> new PromiseRow(
                                        promise.key(),
                                        promise.side().name(),
                                        promise.words(),
                                        promise.fact(),
                                        promise.year() == 0 ? "" : String.valueOf(promise.year()),
                                        promise.target(),
                                        promise.due().toString()))
                                .toList(),
                        terms.instalments().stream()
                                .map(part -> new InstalmentRow(
                                        part.key(),
                                        BigDecimal.valueOf(part.fen())
                                                .divide(FEN_PER_WAN)
                                                .stripTrailingZeros()
                                                .toPlainString(),
                                        part.from() == null ? "" : part.from().toString(),
                                        part.promise(),
                                        part.words()))
                                .toList(),
                        agreement.version())
                .withRoom(used);
    }

    /** With empty rows at the end; their keys are used nowhere else. */
    AgreementForm withRoom(Set<String> used) {
        List<PromiseRow> morePromises =
                new ArrayList<>(promises.stream().filter(row -> !row.blank()).toList());
        List<InstalmentRow> moreInstalments =
                new ArrayList<>(instalments.stream().filter(row -> !row.blank()).toList());
        Set<String> taken = new LinkedHashSet<>(used);
        morePromises.forEach(row -> taken.add(row.key()));
        moreInstalments.forEach(row -> taken.add(row.key()));
        for (int i = 0; i < SPARE && morePromises.size() < MOST_ROWS; i++) {
            morePromises.add(PromiseRow.empty(next(PromiseRow.PREFIX, taken)));
        }
        for (int i = 0; i < SPARE && moreInstalments.size() < MOST_ROWS; i++) {
            moreInstalments.add(InstalmentRow.empty(next(InstalmentRow.PREFIX, taken)));
        }
        return new AgreementForm(
                enterprise, title, content, basis, document, reason, morePromises, moreInstalments, version);
    }

    private static String next(String prefix, Set<String> taken) {
        int number = 1;
        while (!taken.add(prefix + number)) {
            number++;
        }
        return prefix + number;
    }
}
