package io.xingyuan.casework;

import static io.xingyuan.web.Texts.t;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 事项栏目: what the list of cases and its export show beside number and title. */
enum CaseColumn {
    APPLICANT("申请人"),
    PROCEDURE("流程"),
    PARK("园区"),
    STAGE("环节"),
    STATUS("状态"),
    OPENED("提交"),
    OPENED_BY("发起人"),
    CLOSED("办结");

    static final List<CaseColumn> USUAL = List.of(STAGE, STATUS, OPENED);

    private final String label;

    CaseColumn(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands in it, in the reader's language. */
    String of(CaseFile file, Map<String, String> procedures, Map<String, String> parks) {
        return switch (this) {
            case APPLICANT -> file.applicant();
            case PROCEDURE -> procedures.getOrDefault(file.procedure(), file.procedure());
            case PARK -> file.park() == null ? "" : parks.getOrDefault(file.park(), file.park());
            case STAGE -> t(file.stageName());
            case STATUS -> t(file.status().label());
            case OPENED -> CasePage.minute(file.openedAt());
            case OPENED_BY -> file.openedName();
            case CLOSED -> CasePage.minute(file.closedAt());
        };
    }

    /** The columns asked for, in the order of the list; the usual ones when none is. */
    static List<CaseColumn> of(List<String> asked) {
        List<CaseColumn> columns = Arrays.stream(values())
                .filter(column -> asked.contains(column.stored()))
                .toList();
        return columns.isEmpty() ? USUAL : columns;
    }
}
