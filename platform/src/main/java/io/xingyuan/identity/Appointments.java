package io.xingyuan.identity;

import io.xingyuan.kernel.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** 读任用: turns a form into an appointment, or says at the fields what is wrong, the duty matrix included. */
@Component
class Appointments {

    private final Organisations organisations;
    private final RegionTree regions;
    private final Duties duties;
    private final ObjectProvider<Employers> employers;

    Appointments(Organisations organisations, RegionTree regions, Duties duties, ObjectProvider<Employers> employers) {
        this.organisations = organisations;
        this.regions = regions;
        this.duties = duties;
        this.employers = employers;
    }

    GrantChoices choices() {
        return GrantChoices.of(organisations.ofThePark(), regions.tree());
    }

    /** Empty when something is wrong; then {@code binding} says what. */
    Optional<Appointment> read(GrantForm form, BindingResult binding, LocalDate today) {
        Role role = role(form, binding);
        LocalDate from = day(form.from(), "from", today, binding);
        LocalDate until = form.until().isEmpty() ? null : day(form.until(), "until", today, binding);
        if (until != null && (until.isBefore(today) || until.isBefore(from))) {
            binding.rejectValue("until", "early", "截止日不能早于今天和起始日。");
        }
        if (role == null) {
            return Optional.empty();
        }
        Organisation organisation = role.ofEnterprise() ? null : organisation(form, binding);
        Employers.Employer employer = role.ofEnterprise() ? employer(form, binding) : null;
        OrganisationKind kind = organisation == null ? OrganisationKind.ENTERPRISE : organisation.kind();
        Grant.Reach reach = reach(form, role, binding);
        if ((organisation != null || employer != null) && !duties.allows(kind, role)) {
            binding.rejectValue("role", "duty", "按职责矩阵，这类单位的人员不能担任这个角色。");
        }
        if (binding.hasErrors() || reach == null) {
            return Optional.empty();
        }
        return Optional.of(new Appointment(
                role,
                organisation == null ? null : organisation.id(),
                employer,
                reach,
                reach == Grant.Reach.REGION ? form.area() : null,
                from,
                until,
                form.reason()));
    }

    private static @Nullable Role role(GrantForm form, BindingResult binding) {
        Optional<Role> role = Role.Group.PEOPLE.roles().stream()
                .filter(each -> each.name().equals(form.role()))
                .findFirst();
        if (role.isEmpty() && !form.role().isEmpty()) {
            binding.rejectValue("role", "unknown", "请选择角色。");
        }
        return role.orElse(null);
    }

    private Employers.@Nullable Employer employer(GrantForm form, BindingResult binding) {
        Optional<Employers.Employer> employer = form.creditCode().isEmpty()
                ? Optional.empty()
                : employers.stream()
                        .flatMap(each -> each.byCreditCode(form.creditCode()).stream())
                        .findFirst();
        if (employer.isEmpty()) {
            binding.rejectValue("creditCode", "unknown", "没有找到这家企业：请核对统一社会信用代码，或先登记企业。");
        }
        return employer.orElse(null);
    }

    private @Nullable Organisation organisation(GrantForm form, BindingResult binding) {
        Optional<Organisation> chosen = organisations.ofThePark().stream()
                .filter(each -> each.id().toString().equals(form.organisation()))
                .findFirst();
        if (chosen.isEmpty()) {
            binding.rejectValue("organisation", "unknown", "请选择单位。");
        }
        return chosen.orElse(null);
    }

    private Grant.@Nullable Reach reach(GrantForm form, Role role, BindingResult binding) {
        if (role.ofEnterprise()) {
            return Grant.Reach.ORGANISATION;
        }
        if (form.area().equals(GrantForm.ALL)) {
            return Grant.Reach.ALL;
        }
        if (form.area().equals(GrantForm.OWN)) {
            return Grant.Reach.ORGANISATION;
        }
        if (regions.tree().stream().anyMatch(region -> region.code().equals(form.area()))) {
            return Grant.Reach.REGION;
        }
        binding.rejectValue("area", "unknown", "请选择范围。");
        return null;
    }

    private static LocalDate day(String typed, String field, LocalDate otherwise, BindingResult binding) {
        try {
            return typed.isEmpty() ? otherwise : LocalDate.parse(typed);
        } catch (DateTimeException unreadable) {
            binding.rejectValue(field, "unreadable", "日期按 2027-01-31 的样子填写。");
            return otherwise;
        }
    }
}
