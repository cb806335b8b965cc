package io.xingyuan.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** 异议表单. */
record ObjectionForm(
        @NotBlank(message = "请填写姓名或单位名称。") @Size(max = 60, message = "姓名或单位名称最多 60 个字。")
        String name,

        @NotBlank(message = "请填写联系电话或邮箱，便于核实和答复。") @Size(max = 100, message = "联系方式最多 100 个字。")
        String contact,

        @NotBlank(message = "请写明异议和依据。") @Size(max = 2000, message = "异议内容最多 2000 个字。")
        String text) {

    static final ObjectionForm EMPTY = new ObjectionForm("", "", "");
}
