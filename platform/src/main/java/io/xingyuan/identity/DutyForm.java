package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 职责变更表单. */
record DutyForm(
        @NotBlank(message = "请选择单位类型。") String kind,
        @NotBlank(message = "请选择角色。") String role,
        @Pattern(regexp = "yes|no", message = "请选择改成什么。") String allowed,

        @NotBlank(message = "请写明依据，如文件名称和条款。") @Size(max = 300, message = "依据最多 300 个字。")
        String source) {

    static final DutyForm EMPTY = new DutyForm("", "", "", "");

    DutyForm(@Nullable String kind, @Nullable String role, @Nullable String allowed, @Nullable String source) {
        this.kind = kind == null ? "" : kind;
        this.role = role == null ? "" : role;
        this.allowed = allowed == null ? "" : allowed;
        this.source = source == null ? "" : source.strip();
    }

    /** Empty when the kind or the role is none of ours. */
    Optional<Duty> duty() {
        return Arrays.stream(OrganisationKind.values())
                .filter(each -> each.name().equals(kind))
                .flatMap(chosen -> Role.Group.PEOPLE.roles().stream()
                        .filter(each -> each.name().equals(role))
                        .map(each -> new Duty(chosen, each, source, "")))
                .findFirst();
    }
}
