package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;

/** 事实文件: the enterprises of a facts file with the awards that they already had. */
record FactsFile(LocalDate asOf, List<Subject> subjects, Ledger ledger) {

    /**
     * Reads YAML or, by the file's name, CSV.
     *
     * @throws PolicyProblems with all faults found
     */
    static FactsFile read(String file, String text, FactDictionary dictionary, LocalDate asOf, boolean dated)
            throws PolicyProblems {
        var problems = new Problems();
        FactsFile read = file.endsWith(".csv")
                ? new FactsTable(dictionary, asOf, problems).read(file, text)
                : new FactsDocument(dictionary, asOf, dated, problems).read(file, text);
        if (problems.errors() > 0) {
            throw new PolicyProblems(problems.sorted());
        }
        return read;
    }
}
