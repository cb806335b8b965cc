package io.xingyuan.startup;

import java.util.List;

/** 启动提示: lines that a module adds to what a start prints, such as how to sign in. */
public interface StartupHint {

    List<String> lines();
}
