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
import org.jspecify.annotations.Nullable;

/**
 * 名录筛选: what a list of products or of projects, its count and its export have in common. Empty text means no limit.
 *
 * @param text part of a name, or of the enterprise's name, initials or credit code
 * @param kind 门类 of a product, or kind of project as stored
 * @param deviceClass 管理类别 of a product
 * @param scope the parks that the visitor's role holds for
 * @param only the one enterprise that an enterprise user may see, null for the park's staff
 */
record SubjectFilter(
        Belonging subject,
        String text,
        String park,
        String kind,
        String deviceClass,
        String stage,
        @Nullable EnterpriseId only,
        Scope scope) {

    /** Only what this visitor may see: an enterprise's people their own, the staff those of their parks. */
    SubjectFilter seenBy(Visitor visitor) {
        return new SubjectFilter(subject, text, park, kind, deviceClass, stage, visitor.enterprise(), visitor.scope());
    }

    SubjectFilter orIn(ParkId chosen) {
        return park.isEmpty() && only == null
                ? new SubjectFilter(subject, text, chosen.value(), kind, deviceClass, stage, null, scope)
                : this;
    }

    boolean narrowed() {
        return !(text + park + kind + deviceClass + stage).isBlank();
    }

    /** The condition on the subject {@code s} and {@code enterprise.enterprise e}, with {@link #parameters()}. */
    String where() {
        List<String> all = new ArrayList<>(List.of("s.archived_at is null", "e.archived_at is null"));
        if (!text.isEmpty()) {
            all.add("(position(:text in lower(s.name)) > 0 or position(:plain in e.name_plain) > 0"
                    + " or position(:plain in e.name_initials) > 0 or position(:code in e.credit_code) > 0)");
        }
        limit(all, "e.park", "park", park);
        limit(all, subject == Belonging.PRODUCT ? "s.kind" : "s.entity", "kind", kind);
        limit(all, "s.stage", "stage", stage);
        if (subject == Belonging.PRODUCT) {
            limit(all, "s.device_class", "class", deviceClass);
        }
        if (only != null) {
            all.add("e.id = :only");
        }
        if (!scope.everywhere()) {
            all.add("e.park = any(:parks::text[])");
        }
        return String.join(" and ", all);
    }

    private static void limit(List<String> all, String column, String parameter, String value) {
        if (!value.isEmpty()) {
            all.add(column + " = :" + parameter);
        }
    }

    Map<String, Object> parameters() {
        String plain = SearchName.plain(text);
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "text", text.toLowerCase(Locale.ROOT),
                "plain", plain.isEmpty() ? text : plain,
                "code", plain.isEmpty() ? text : plain.toUpperCase(Locale.ROOT),
                "park", park,
                "kind", kind,
                "class", deviceClass,
                "stage", stage));
        parameters.put("parks", scope.codes());
        if (only != null) {
            parameters.put("only", only.value());
        }
        return parameters;
    }
}
