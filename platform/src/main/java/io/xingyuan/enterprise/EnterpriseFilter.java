package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import io.xingyuan.kernel.ParkId;
import io.xingyuan.kernel.SearchName;
import io.xingyuan.web.Scope;
import io.xingyuan.web.Visitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 企业筛选: what the list, its count and its export have in common. Empty text means no limit.
 *
 * @param text part of a name, pinyin initials or credit code
 * @param qualification the kind of a qualification that is valid today
 * @param archived whether to show the archived ones instead of those on the books
 * @param only the one enterprise that an enterprise user may see, null for the park's staff
 * @param scope the parks that the visitor's role holds for
 */
record EnterpriseFilter(
        String text,
        String park,
        String chain,
        String size,
        String qualification,
        boolean archived,
        @Nullable EnterpriseId only,
        Scope scope) {

    /** Sees everything until it is told who asks. */
    static EnterpriseFilter of(String text) {
        return new EnterpriseFilter(text, "", "", "", "", false, null, Scope.EVERYWHERE);
    }

    /** Only what this visitor may see: an enterprise's people their own, the staff those of their parks. */
    EnterpriseFilter seenBy(Visitor visitor) {
        return new EnterpriseFilter(
                text, park, chain, size, qualification, archived, visitor.enterprise(), visitor.scope());
    }

    EnterpriseFilter orIn(ParkId chosen) {
        return park.isEmpty()
                ? new EnterpriseFilter(text, chosen.value(), chain, size, qualification, archived, only, scope)
                : this;
    }

    boolean narrowed() {
        return !(text + park + chain + size + qualification).isBlank() || archived;
    }

    /** The condition on {@code enterprise.enterprise e}, with the names of {@link #parameters()}. */
    String where() {
        List<String> all = new ArrayList<>();
        all.add(archived ? "e.archived_at is not null" : "e.archived_at is null");
        String plain = SearchName.plain(text);
        if (!plain.isEmpty()) {
            all.add("(position(:plain in e.name_plain) > 0 or position(:plain in e.name_initials) > 0"
                    + " or position(:code in e.credit_code) > 0)");
            if (!SearchName.sought(text).isEmpty()) {
                all.add("e.name_grams @> :grams::text[]");
            }
        }
        if (!park.isEmpty()) {
            all.add("e.park = :park");
        }
        if (!chain.isEmpty()) {
            all.add("e.chain_position = :chain");
        }
        if (!size.isEmpty()) {
            all.add("e.size_class = :size");
        }
        if (!qualification.isEmpty()) {
            all.add("exists (select 1 from enterprise.qualification q where q.enterprise_id = e.id"
                    + " and q.kind = :qualification and (q.expires is null or q.expires >= current_date))");
        }
        if (only != null) {
            all.add("e.id = :only");
        }
        if (!scope.everywhere()) {
            all.add("e.park = any(:parks::text[])");
        }
        return String.join(" and ", all);
    }

    Map<String, Object> parameters() {
        String plain = SearchName.plain(text);
        Set<String> grams = SearchName.sought(text);
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "plain", plain,
                "code", plain.toUpperCase(Locale.ROOT),
                "grams", grams.toArray(String[]::new),
                "park", park,
                "chain", chain,
                "size", size,
                "qualification", qualification));
        parameters.put("parks", scope.codes());
        if (only != null) {
            parameters.put("only", only.value());
        }
        return parameters;
    }
}
