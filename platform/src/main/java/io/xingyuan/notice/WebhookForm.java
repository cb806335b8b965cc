package io.xingyuan.notice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 新的网络回调.
 *
 * @param kinds keys of what it is told of; none for everything
 */
record WebhookForm(
        @NotBlank(message = "请填写名称，例如“园区 OA”。") @Size(max = 60, message = "名称最多 60 个字。")
        String name,

        @NotBlank(message = "请填写地址。") @Size(max = 500, message = "地址最多 500 个字。")
        String address,

        @Size(min = 16, max = 200, message = "密钥请用 16 至 200 个字符，与接收方约定。")
        String secret,

        @Nullable List<String> kinds) {

    static final WebhookForm EMPTY = new WebhookForm("", "", "", List.of());

    List<String> chosen() {
        return kinds == null ? List.of() : kinds;
    }
}
