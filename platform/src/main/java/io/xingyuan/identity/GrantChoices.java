package io.xingyuan.identity;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Role;
import io.xingyuan.web.Choice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** 授权选项: what the drop-down lists of a proposal offer. */
record GrantChoices(List<Choice> roles, List<Choice> organisations, List<Choice> areas) {

    static GrantChoices of(List<Organisation> organisations, List<Region> regions) {
        return new GrantChoices(
                roleChoices(),
                organisations.stream()
                        .map(each -> new Choice(
                                each.id().toString(),
                                t("{0} · {1}", t(each.kind().label()), each.name())))
                        .toList(),
                Stream.concat(
                                Stream.of(
                                        new Choice(GrantForm.ALL, t("全部园区")),
                                        new Choice(GrantForm.OWN, t("本单位所在或主管的园区"))),
                                regions(regions).stream())
                        .toList());
    }

    static List<Choice> roleChoices() {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.GUEST)
                .map(role -> new Choice(role.name(), t(role.label())))
                .toList();
    }

    /** Each with its level, further in the lower it stands. */
    static List<Choice> regions(List<Region> tree) {
        return tree.stream()
                .map(region -> new Choice(
                        region.code(),
                        "　".repeat(region.level().depth())
                                + t("{0}（{1}）", region.name(), t(region.level().label()))))
                .toList();
    }
}
