package io.xingyuan.web;

import java.util.List;

/** 菜单分组: the lines of the left menu that belong together, by their {@link MenuItem#order}. */
public enum MenuGroup {
    START("", 0),
    CASES("事项", 5),
    POLICY("政策", 20),
    ENTERPRISES("企业", 30),
    MONEY("资金", 40),
    DATA("数据", 50),
    SYSTEM("系统管理", 80);

    private final String label;
    private final int from;

    MenuGroup(String label, int from) {
        this.label = label;
        this.from = from;
    }

    /** Chinese, translated when drawn; empty for the first, which needs no heading. */
    public String label() {
        return label;
    }

    /** 组内各行: a group with those of its lines that a visitor has. */
    public record Lines(MenuGroup group, List<MenuItem> items) {}

    static MenuGroup of(MenuItem item) {
        MenuGroup found = START;
        for (MenuGroup each : values()) {
            if (item.order() >= each.from) {
                found = each;
            }
        }
        return found;
    }

    /** In order; groups without a line are left out. */
    static List<Lines> of(List<MenuItem> menu) {
        return java.util.Arrays.stream(values())
                .map(group -> new Lines(
                        group, menu.stream().filter(item -> of(item) == group).toList()))
                .filter(lines -> !lines.items().isEmpty())
                .toList();
    }
}
