package io.xingyuan.enterprise;

import java.util.Map;

/** 地区: names of the administrative divisions (GB/T 2260) that enterprises, policies of the library and parks name. */
public final class Regions {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("000000", "全国"),
            Map.entry("100000", "全国"),
            Map.entry("110000", "北京市"),
            Map.entry("120000", "天津市"),
            Map.entry("130000", "河北省"),
            Map.entry("140000", "山西省"),
            Map.entry("140100", "山西省太原市"),
            Map.entry("140700", "山西省晋中市"),
            Map.entry("140702", "山西省晋中市榆次区"),
            Map.entry("140703", "山西省晋中市太谷区"),
            Map.entry("150000", "内蒙古自治区"),
            Map.entry("210000", "辽宁省"),
            Map.entry("220000", "吉林省"),
            Map.entry("220100", "吉林省长春市"),
            Map.entry("220102", "吉林省长春市南关区"),
            Map.entry("220103", "吉林省长春市宽城区"),
            Map.entry("220104", "吉林省长春市朝阳区"),
            Map.entry("220105", "吉林省长春市二道区"),
            Map.entry("220106", "吉林省长春市绿园区"),
            Map.entry("220112", "吉林省长春市双阳区"),
            Map.entry("220113", "吉林省长春市九台区"),
            Map.entry("220200", "吉林省吉林市"),
            Map.entry("220300", "吉林省四平市"),
            Map.entry("220400", "吉林省辽源市"),
            Map.entry("220500", "吉林省通化市"),
            Map.entry("220600", "吉林省白山市"),
            Map.entry("220700", "吉林省松原市"),
            Map.entry("220800", "吉林省白城市"),
            Map.entry("222400", "吉林省延边朝鲜族自治州"),
            Map.entry("230000", "黑龙江省"),
            Map.entry("310000", "上海市"),
            Map.entry("320000", "江苏省"),
            Map.entry("330000", "浙江省"),
            Map.entry("340000", "安徽省"),
            Map.entry("350000", "福建省"),
            Map.entry("360000", "江西省"),
            Map.entry("370000", "山东省"),
            Map.entry("410000", "河南省"),
            Map.entry("420000", "湖北省"),
            Map.entry("430000", "湖南省"),
            Map.entry("440000", "广东省"),
            Map.entry("450000", "广西壮族自治区"),
            Map.entry("460000", "海南省"),
            Map.entry("500000", "重庆市"),
            Map.entry("510000", "四川省"),
            Map.entry("520000", "贵州省"),
            Map.entry("530000", "云南省"),
            Map.entry("540000", "西藏自治区"),
            Map.entry("610000", "陕西省"),
            Map.entry("620000", "甘肃省"),
            Map.entry("630000", "青海省"),
            Map.entry("640000", "宁夏回族自治区"),
            Map.entry("650000", "新疆维吾尔自治区"),
            Map.entry("710000", "台湾省"),
            Map.entry("810000", "香港特别行政区"),
            Map.entry("820000", "澳门特别行政区"));

    private Regions() {}

    /** The name, or the code itself when it is not known here. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code.isBlank() ? "全国" : code);
    }
}
