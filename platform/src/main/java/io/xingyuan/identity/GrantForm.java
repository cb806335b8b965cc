package io.xingyuan.identity;

import io.xingyuan.kernel.OrganisationId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * 授权表单: what an administrator proposes.
 *
 * @param organisation id of the organisation acted for; empty when it is the enterprise of {@code creditCode}
 * @param area {@code all}, {@code own} or the code of a region
 */
record GrantForm(
        @NotBlank(message = "请选择角色。") String role,
        String organisation,
        String creditCode,
        String area,
        String from,
        String until,
        @Size(max = 200, message = "事由最多 200 个字。") String reason) {

    static final String ALL = "all";
    static final String OWN = "own";
    static final GrantForm EMPTY = new GrantForm("", "", "", "", "", "", "");

    GrantForm(
            @Nullable String role,
            @Nullable String organisation,
            @Nullable String creditCode,
            @Nullable String area,
            @Nullable String from,
            @Nullable String until,
            @Nullable String reason) {
        this.role = orEmpty(role);
        this.organisation = orEmpty(organisation);
        this.creditCode = orEmpty(creditCode);
        this.area = orEmpty(area);
        this.from = orEmpty(from);
        this.until = orEmpty(until);
        this.reason = orEmpty(reason);
    }

    GrantForm within(OrganisationId organisation) {
        return new GrantForm(role, organisation.toString(), creditCode, area, from, until, reason);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
