package io.xingyuan.casework;

import java.util.List;

/**
 * 已要求补正: the applicant has to mend something; published within its transaction.
 *
 * @param asked what, in the officer's words
 * @param items the materials that were refused
 */
public record CorrectionAsked(CaseId id, String kind, String subject, String asked, List<String> items) {

    public CorrectionAsked {
        items = List.copyOf(items);
    }
}
