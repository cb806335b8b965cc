package io.xingyuan.casework;

import io.xingyuan.kernel.EnterpriseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 事项: one thing that goes through the stages of a procedure. */
record CaseFile(
        CaseId id,
        String number,
        String code,
        String procedure,
        int procedureVersion,
        String kind,
        String subject,
        String title,
        @Nullable EnterpriseId enterprise,
        String applicant,
        @Nullable String park,
        CaseStatus status,
        String stage,
        String stageName,
        int visit,
        String asked,
        Instant openedAt,
        String openedName,
        @Nullable Instant closedAt) {

    CaseFile at(String key, String name, int number) {
        return with(status, key, name, number, asked);
    }

    CaseFile with(CaseStatus next) {
        return with(next, stage, stageName, visit, asked);
    }

    CaseFile asking(String what) {
        return with(CaseStatus.CORRECTING, stage, stageName, visit, what);
    }

    private CaseFile with(CaseStatus next, String key, String name, int number, String what) {
        return new CaseFile(
                id,
                this.number,
                code,
                procedure,
                procedureVersion,
                kind,
                subject,
                title,
                enterprise,
                applicant,
                park,
                next,
                key,
                name,
                number,
                what,
                openedAt,
                openedName,
                closedAt);
    }
}
