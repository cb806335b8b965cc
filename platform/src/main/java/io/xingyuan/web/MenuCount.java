package io.xingyuan.web;

/** 菜单计数: how many things wait behind one line of the menu. Each module may publish such beans. */
public interface MenuCount {

    /** The path of the {@link MenuItem} that it stands at. */
    String path();

    /** Short, such as {@code 3} or {@code 99+}; empty for nothing. */
    String now(Visitor visitor);
}
