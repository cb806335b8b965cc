package io.xingyuan.notice;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** 新的网络回调. */
record WebhookForm(
        @NotBlank(message = "请填写名称，例如“园区 OA”。") @Size(max = 60, message = "名称最多 60 个字。")
        String name,

        @NotBlank(message = "请填写地址。") @Size(max = 500, message = "地址最多 500 个字。")
        String address,

        @Size(min = 16, max = 200, message = "密钥请用 16 至 200 个字符，与接收方约定。")
        String secret) {

    static final WebhookForm EMPTY = new WebhookForm("", "", "");
}
