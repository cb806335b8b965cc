package io.xingyuan.enterprise;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 企业档案表单: the profile as somebody types it. {@code version} is that of the profile they started from. */
record EnterpriseForm(
        @NotBlank(message = "请填写企业名称") @Size(max = 100, message = "企业名称最多100个字")
        String name,

        @NotBlank(message = "请填写统一社会信用代码") String creditCode,
        @NotBlank(message = "请选择园区") String park,

        @Nullable @Pattern(regexp = "|\\d{6}", message = "行政区划代码应为6位数字，如 220100")
        String region,

        @Nullable @Size(max = 200, message = "地址最多200个字") String address,

        @Nullable @Pattern(regexp = "|\\d{4}", message = "行业代码应为4位数字，如 3581")
        String industry,

        @Nullable @Pattern(regexp = "|上游|中游|下游", message = "请从上游、中游、下游中选择")
        String chainPosition,

        @Nullable @Size(max = 30, message = "产业链环节最多30个字") String chainSegment,
        @Nullable String founded,
        int version) {

    static final EnterpriseForm EMPTY = new EnterpriseForm("", "", "", "", "", "", "", "", "", 0);

    /** What was not sent counts as left empty. */
    EnterpriseForm(
            @Nullable String name,
            @Nullable String creditCode,
            @Nullable String park,
            @Nullable String region,
            @Nullable String address,
            @Nullable String industry,
            @Nullable String chainPosition,
            @Nullable String chainSegment,
            @Nullable String founded,
            int version) {
        this.name = Objects.requireNonNullElse(name, "");
        this.creditCode = Objects.requireNonNullElse(creditCode, "");
        this.park = Objects.requireNonNullElse(park, "");
        this.region = region;
        this.address = address;
        this.industry = industry;
        this.chainPosition = chainPosition;
        this.chainSegment = chainSegment;
        this.founded = founded;
        this.version = version;
    }

    static EnterpriseForm of(Enterprise enterprise) {
        return new EnterpriseForm(
                enterprise.name(),
                enterprise.creditCode().value(),
                enterprise.park().value(),
                shown(enterprise.region()),
                shown(enterprise.address()),
                shown(enterprise.industry()),
                shown(enterprise.chainPosition()),
                shown(enterprise.chainSegment()),
                shown(enterprise.founded()),
                enterprise.version());
    }

    static EnterpriseForm of(Map<String, String> fields, int version) {
        return new EnterpriseForm(
                fields.getOrDefault("name", ""),
                fields.getOrDefault("creditCode", ""),
                fields.getOrDefault("park", ""),
                fields.get("region"),
                fields.get("address"),
                fields.get("industry"),
                fields.get("chainPosition"),
                fields.get("chainSegment"),
                fields.get("founded"),
                version);
    }

    /** Field name to value, in the order of the form. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("creditCode", creditCode);
        fields.put("park", park);
        fields.put("region", shown(region));
        fields.put("address", shown(address));
        fields.put("industry", shown(industry));
        fields.put("chainPosition", shown(chainPosition));
        fields.put("chainSegment", shown(chainSegment));
        fields.put("founded", shown(founded));
        return fields;
    }

    /** What the constraints above would say, for rows that come by no form. */
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        check(faults, "name", !name.isBlank(), "请填写企业名称");
        check(faults, "name", name.length() <= 100, "企业名称最多100个字");
        check(faults, "park", !park.isBlank(), "请选择园区");
        check(faults, "region", shown(region).matches("|\\d{6}"), "行政区划代码应为6位数字，如 220100");
        check(faults, "address", shown(address).length() <= 200, "地址最多200个字");
        check(faults, "industry", shown(industry).matches("|\\d{4}"), "行业代码应为4位数字，如 3581");
        check(faults, "chainPosition", shown(chainPosition).matches("|上游|中游|下游"), "请从上游、中游、下游中选择");
        check(faults, "chainSegment", shown(chainSegment).length() <= 30, "产业链环节最多30个字");
        return faults;
    }

    private static void check(Map<String, String> faults, String field, boolean right, String message) {
        if (!right) {
            faults.putIfAbsent(field, message);
        }
    }

    static String label(String field) {
        return switch (field) {
            case "name" -> "企业名称";
            case "creditCode" -> "统一社会信用代码";
            case "park" -> "园区";
            case "region" -> "行政区划代码";
            case "address" -> "地址";
            case "industry" -> "行业代码";
            case "chainPosition" -> "产业链位置";
            case "chainSegment" -> "产业链环节";
            case "founded" -> "成立日期";
            default -> field;
        };
    }

    private static String shown(@Nullable Object value) {
        return Objects.toString(value, "").strip();
    }
}
