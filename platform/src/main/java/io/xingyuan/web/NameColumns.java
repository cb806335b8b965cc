package io.xingyuan.web;

import java.util.List;

/** 姓名栏目: those of one module; each module that has some publishes such a bean. */
@FunctionalInterface
public interface NameColumns {

    List<NameColumn> names();
}
