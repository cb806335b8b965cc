package io.xingyuan.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 单位表单. {@code version} is that of the organisation that the editor started from. */
record OrganisationForm(
        @NotBlank(message = "请填写单位名称。") @Size(max = 100, message = "单位名称最多 100 个字。")
        String name,

        @NotBlank(message = "请选择单位类型。") String kind,
        String region,
        int version) {

    static final OrganisationForm EMPTY = new OrganisationForm("", "", "", 0);

    OrganisationForm(@Nullable String name, @Nullable String kind, @Nullable String region, int version) {
        this.name = name == null ? "" : name.strip();
        this.kind = kind == null ? "" : kind;
        this.region = region == null ? "" : region;
        this.version = version;
    }

    static OrganisationForm of(Organisation organisation) {
        String region = organisation.region();
        return new OrganisationForm(
                organisation.name(), organisation.kind().name(), region == null ? "" : region, organisation.version());
    }

    /** An enterprise is none of them: it has its organisation by itself. */
    Optional<OrganisationKind> chosen() {
        return Arrays.stream(OrganisationKind.values())
                .filter(each -> each != OrganisationKind.ENTERPRISE)
                .filter(each -> each.name().equals(kind))
                .findFirst();
    }

    @Nullable
    String area() {
        return region.isEmpty() ? null : region;
    }
}
