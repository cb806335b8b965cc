package io.xingyuan.enterprise;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 产品表单: a product as somebody types it. */
record ProductForm(
        @NotBlank(message = "请填写产品名称") @Size(max = 100, message = "产品名称最多100个字")
        String name,

        @Pattern(regexp = "医疗器械|体外诊断试剂|生物药|化学药|中药|其他", message = "请选择门类")
        String kind,

        @Nullable @Pattern(regexp = "|0[1-9]|1\\d|2[0-2]|6840", message = "分类目录应为01至22，体外诊断试剂为6840")
        String catalogue,

        @Nullable @Pattern(regexp = "|第一类|第二类|第三类|不适用", message = "请选择管理类别")
        String deviceClass,

        @Nullable @Pattern(regexp = "|临床前|临床试验|申报注册|获批|转化生产", message = "请选择阶段")
        String stage) {

    static final ProductForm EMPTY = new ProductForm("", "医疗器械", "", "", "");
}
