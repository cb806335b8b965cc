package io.xingyuan.casework;

import io.xingyuan.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** 亮灯界限表单. */
record LightForm(@Nullable String yellow, @Nullable String red) {

    static int percent(@Nullable String text) {
        if (text == null || !text.strip().matches("\\d{1,3}")) {
            throw new Refusal("请填写 0 到 100 的整数。");
        }
        return Integer.parseInt(text.strip());
    }
}
