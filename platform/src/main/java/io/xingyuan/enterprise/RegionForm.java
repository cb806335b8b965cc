package io.xingyuan.enterprise;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.identity.Region;
import io.xingyuan.web.FormErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 区域表单, as typed.
 *
 * @param parent code of the region above; empty for a province
 * @param fullName of a park, on papers
 * @param division of a park, 行政区划代码
 * @param version that the editor started from
 */
record RegionForm(String parent, String code, String name, String fullName, String division, int version) {

    private static final int LONGEST = 40;
    private static final int LONGEST_FULL = 100;
    /** GB/T 2260 表 1：省、自治区、直辖市、特别行政区. */
    private static final String PROVINCE = "(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])";

    private static final String SIX = PROVINCE + "[0-9]{4}";

    RegionForm(
            @Nullable String parent,
            @Nullable String code,
            @Nullable String name,
            @Nullable String fullName,
            @Nullable String division,
            int version) {
        this.parent = text(parent);
        this.code = text(code);
        this.name = text(name);
        this.fullName = text(fullName);
        this.division = text(division);
        this.version = version;
    }

    static RegionForm below(String parent) {
        return new RegionForm(parent, "", "", "", "", 0);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** What is wrong with a new one below this region, null above a province. */
    FormErrors mistakes(@Nullable Region above) {
        Map<String, String> wrong = new LinkedHashMap<>(names(above != null && above.level() == Region.Level.ZONE));
        // GB/T 2260：前两位省级，中间两位地级，后两位县级
        if (above == null && !code.matches(PROVINCE + "0000")) {
            wrong.put("code", t("省级行政区划代码是六位数字，后四位为 0，例如 340000。"));
        } else if (above != null && above.level() == Region.Level.PROVINCE) {
            if (!code.matches(SIX)
                    || code.endsWith("0000")
                    || !code.startsWith(above.code().substring(0, 2))) {
                wrong.put(
                        "code",
                        t("市或开发区的代码是六位数字，前两位与省相同，例如 {0}0100。", above.code().substring(0, 2)));
            }
        } else if (above != null) {
            if (!code.matches("[a-z][a-z0-9-]{1,30}")) {
                wrong.put("code", t("园区编号以小写字母开头，只含小写字母、数字和连字符，例如 hefei。"));
            }
            if (!division.matches(SIX) || !division.startsWith(above.code().substring(0, 4))) {
                wrong.put("division", t("所在行政区划代码是六位数字，前四位与所属的市相同，例如 {0}。", above.code()));
            }
        }
        return wrong.isEmpty() ? FormErrors.NONE : new FormErrors(wrong);
    }

    /** What is wrong with the names alone, which can change. */
    FormErrors renaming(boolean park) {
        Map<String, String> wrong = names(park);
        return wrong.isEmpty() ? FormErrors.NONE : new FormErrors(wrong);
    }

    private Map<String, String> names(boolean park) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > LONGEST) {
            wrong.put("name", t("请填写名称，最多 40 个字。"));
        }
        if (park && (fullName.isEmpty() || fullName.length() > LONGEST_FULL)) {
            wrong.put("fullName", t("请填写园区全称，最多 100 个字。"));
        }
        return wrong;
    }

    /** The level of what is added below this region. */
    static Region.Level level(@Nullable Region above) {
        return above == null
                ? Region.Level.PROVINCE
                : above.level() == Region.Level.PROVINCE ? Region.Level.ZONE : Region.Level.PARK;
    }
}
