package io.xingyuan.identity;

/** 单位类型: what an organisation is; the duty matrix says which roles its people may hold. */
enum OrganisationKind {
    COMMITTEE("园区管委会"),
    OPERATING_COMPANY("运营公司"),
    ENTERPRISE("企业"),
    SERVICE_STATION("药监服务站"),
    BUREAU("主管部门"),
    HOSPITAL("医院"),
    UNIVERSITY("高校院所"),
    TESTING_BODY("检验检测机构"),
    EXPERT("专家"),
    BANK("银行");

    private final String label;

    OrganisationKind(String label) {
        this.label = label;
    }

    /** The Chinese name; the pages translate it. */
    String label() {
        return label;
    }
}
