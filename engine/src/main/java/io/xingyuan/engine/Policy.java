package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * 政策文件: one published document.
 *
 * @param id lower-case letters, digits and hyphens; unique in the library
 * @param number 文号
 * @param region administrative division code
 * @param convention which operator each bounding word means in this document, e.g. 以上 → {@code >=}
 * @param source where the text was read; may be empty
 * @param file name of the source file
 */
public record Policy(
        String id,
        String number,
        String title,
        String issuer,
        String region,
        LocalDate published,
        Validity validity,
        Map<String, String> convention,
        List<Clause> clauses,
        String note,
        String source,
        String file) {

    public Policy {
        convention = Map.copyOf(convention);
        clauses = List.copyOf(clauses);
    }
}
