package io.xingyuan.policy.fund;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.web.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 拨付筛选: which payments are shown, as it stands in the address. Empty text means no limit, and so does nonsense.
 *
 * @param year of the pool
 * @param sizeClass class of the enterprise when the money was set aside; {@link #NONE_KNOWN} for those without
 * @param chain segment of the chain, likewise
 * @param account where the money stands in the books: {@code RESERVED}, {@code COMMITTED} or {@code PAID}, or {@link #LIVE}
 */
record PaymentFilter(
        @Nullable String q,
        @Nullable String pool,
        @Nullable String status,
        @Nullable String clause,
        @Nullable String year,
        @Nullable String park,
        @Nullable String sizeClass,
        @Nullable String chain,
        @Nullable String account) {

    static final PaymentFilter NONE = new PaymentFilter("", "", "", "", "", "", "", "", "");

    /** Stands in the address for what is not on record. */
    static final String NONE_KNOWN = "-";

    /** Stands in the address for any account: all but what was cancelled or recovered. */
    static final String LIVE = "LIVE";

    static final String WHERE = """
             (:everywhere or park = any(:parks::text[]))
            and (:pool = '' or pool_id = nullif(:pool, '')::uuid) and (:status = '' or status = :status)
            and (:clause = '' or clause = :clause)
            and (:year = '' or pool_id in (select id from policy.fund_pool where year = nullif(:year, '')::int))
            and (:park = '' or park = :park)
            and (:size = '' or size_class = case :size when '-' then '' else :size end)
            and (:chain = '' or chain_segment = case :chain when '-' then '' else :chain end)
            and (:account = '' or status = any(:statuses::text[]))
            and (:q = '' or enterprise_name ilike '%' || :like || '%' or number ilike '%' || :like || '%'
                or credit_code = upper(:q))
            """;

    PaymentFilter {
        q = text(q);
        pool = text(pool).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? text(pool) : "";
        status = one(PaymentStatus.values(), status);
        clause = text(clause);
        year = text(year).matches("\\d{4}") ? text(year) : "";
        park = text(park);
        sizeClass = text(sizeClass);
        chain = text(chain);
        account = LIVE.equals(account) ? LIVE : one(BudgetAccount.values(), account);
    }

    static PaymentFilter of(PaymentStatus status) {
        return new PaymentFilter("", "", status.name(), "", "", "", "", "", "");
    }

    private static String one(Enum<?>[] values, @Nullable String asked) {
        return Arrays.stream(values)
                .map(Enum::name)
                .filter(text(asked)::equals)
                .findFirst()
                .orElse("");
    }

    boolean narrowed() {
        return !(text(q) + text(pool) + text(status) + text(clause) + words()).isEmpty();
    }

    /** What no field of the query bar shows, in words. */
    String words() {
        List<String> words = new ArrayList<>();
        add(words, t("条款"), text(clause));
        add(words, t("年度"), text(year));
        add(words, t("园区"), text(park));
        add(words, t("规模"), text(sizeClass));
        add(words, t("产业链环节"), text(chain));
        if (LIVE.equals(account)) {
            words.add(t("不含已撤销和已追回的"));
        } else if (!text(account).isEmpty()) {
            add(words, t("科目"), t(BudgetAccount.valueOf(text(account)).label()));
        }
        return String.join(" · ", words);
    }

    private static void add(List<String> words, String label, String value) {
        if (!value.isEmpty()) {
            words.add(label + " " + (value.equals(NONE_KNOWN) ? t("没有登记") : value));
        }
    }

    /** Name and value of the fields that no query bar shows. */
    Map<String, String> hidden() {
        Map<String, String> hidden = new java.util.LinkedHashMap<>();
        hidden.put("clause", text(clause));
        hidden.put("year", text(year));
        hidden.put("park", text(park));
        hidden.put("sizeClass", text(sizeClass));
        hidden.put("chain", text(chain));
        hidden.put("account", text(account));
        hidden.values().removeIf(String::isEmpty);
        return hidden;
    }

    private Stream<PaymentStatus> statuses() {
        if (LIVE.equals(account)) {
            return Arrays.stream(PaymentStatus.values()).filter(status -> !status.frees());
        }
        return text(account).isEmpty()
                ? Stream.empty()
                : PaymentStatus.in(BudgetAccount.valueOf(text(account))).stream();
    }

    Map<String, Object> parameters(Scope scope) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("q", text(q));
        parameters.put("like", text(q).replaceAll("([\\\\%_])", "\\\\$1"));
        parameters.put("pool", text(pool));
        parameters.put("status", text(status));
        parameters.put("clause", text(clause));
        parameters.put("year", text(year));
        parameters.put("park", text(park));
        parameters.put("size", text(sizeClass));
        parameters.put("chain", text(chain));
        parameters.put("account", text(account));
        parameters.put("statuses", statuses().map(Enum::name).toArray(String[]::new));
        parameters.put("everywhere", scope.everywhere());
        parameters.put("parks", scope.codes());
        return parameters;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\0", "").strip();
    }
}
