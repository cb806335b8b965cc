package io.xingyuan.engine;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
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
                ? new FactsFile(asOf, table(file, text, dictionary, asOf, problems), Ledger.empty())
                : new FactsDocument(dictionary, asOf, dated, problems).read(file, text);
        if (problems.errors() > 0) {
            throw new PolicyProblems(problems.sorted());
        }
        return read;
    }

    private static List<Subject> table(
            String file, String text, FactDictionary dictionary, LocalDate asOf, Problems problems) {
        try {
            return FactTable.read(file, new StringReader(text), dictionary, asOf, problems, lines -> {})
                    .enterprises(asOf);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
