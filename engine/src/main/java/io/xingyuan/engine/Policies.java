package io.xingyuan.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** 政策的入口: reads, checks and compiles policy sources. */
public final class Policies {

    private final Problems problems;
    private final TreeMap<String, Form> dictionaries = new TreeMap<>();
    private final TreeMap<String, Form> documents = new TreeMap<>();
    private final List<Redraft> redrafts = new ArrayList<>();

    private Policies(Problems problems) {
        this.problems = problems;
    }

    /**
     * Loads every {@code .yaml} file under a directory.
     *
     * @throws PolicyProblems with all faults found
     * @throws UncheckedIOException when the directory or a file cannot be read
     */
    public static PolicyLibrary load(Path directory) throws PolicyProblems {
        var problems = new Problems();
        try {
            return new Policies(problems).compile(Sources.under(directory, problems));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Loads sources held in memory, file name to text.
     *
     * @throws PolicyProblems with all faults found
     */
    public static PolicyLibrary load(Map<String, String> sources) throws PolicyProblems {
        return new Policies(new Problems()).compile(sources);
    }

    /**
     * Compiles sources with variants put into their clauses.
     *
     * @throws PolicyProblems with all faults found; those in what was typed name it as their file
     */
    static PolicyLibrary with(Map<String, String> sources, List<Variant> variants, LocalDate asOf)
            throws PolicyProblems {
        var policies = new Policies(new Problems());
        var altered = new TreeMap<>(sources);
        for (Variant variant : variants) {
            policies.redrafts.add(new Redraft(variant, asOf, policies.problems));
            altered.put("方案 " + variant.fingerprint(), "");
        }
        return policies.compile(sources, Sources.hash(altered));
    }

    private PolicyLibrary compile(Map<String, String> sources) throws PolicyProblems {
        return compile(sources, Sources.hash(sources));
    }

    private PolicyLibrary compile(Map<String, String> sources, String hash) throws PolicyProblems {
        if (sources.isEmpty() && problems.errors() == 0) {
            problems.error(Place.of(""), "没有找到政策文件（.yaml）");
        }
        new TreeMap<>(sources).forEach(this::sort);
        if (!redrafts.isEmpty() && problems.errors() > 0) {
            throw new PolicyProblems(problems.sorted()); // what else is wrong would only follow from this
        }
        var dictionaryReader = new DictionaryReader(problems);
        dictionaries.values().forEach(dictionaryReader::read);
        Vocabulary vocabulary = dictionaryReader.vocabulary();
        FactDictionary dictionary = dictionaryReader.dictionary();
        var reader = new PolicyReader(vocabulary, dictionary, problems);
        documents.forEach((file, form) -> reader.read(form, file));
        reader.complete();
        List<Problem> found = problems.sorted();
        if (problems.errors() > 0) {
            throw new PolicyProblems(found);
        }
        return new PolicyLibrary(reader, dictionary, vocabulary, new Edition(sources, hash), found);
    }

    /** Files are told apart by their top-level key. */
    private void sort(String file, String text) {
        try {
            Yaml read = YamlReader.read(file, text);
            for (Redraft redraft : redrafts) {
                read = redraft.of(read);
            }
            Form form = Form.of(read, "文件", problems);
            if (form != null && form.has("facts")) {
                dictionaries.put(file, form);
            } else if (form != null && form.has("policy")) {
                documents.put(file, form);
            } else if (form != null) {
                problems.error(form.place(), "文件的顶层应有 policy（政策文件）或 facts（事实字典）");
            }
        } catch (YamlFault fault) {
            problems.error(fault.place(), fault.message());
        }
    }
}
