package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 政策文件的读取: {@code policy:} documents. */
final class PolicyReader {

    private final Vocabulary vocabulary;
    private final FactDictionary dictionary;
    private final StackingGroups groups;
    private final Problems problems;
    private final List<Policy> policies = new ArrayList<>();
    private final List<CompiledClause> clauses = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    PolicyReader(Vocabulary vocabulary, FactDictionary dictionary, Problems problems) {
        this.vocabulary = vocabulary;
        this.dictionary = dictionary;
        this.problems = problems;
        groups = new StackingGroups(problems);
    }

    /** What can be said only when all documents were read. */
    void complete() {
        groups.check();
    }

    List<Policy> policies() {
        return policies;
    }

    List<CompiledClause> clauses() {
        return clauses;
    }

    void read(Form form, String file) {
        String id = form.required("policy");
        boolean wellFormed = !id.isEmpty() && id.chars().allMatch(DictionaryReader::isCodeCharacter);
        if (!wellFormed) {
            problems.error(form.place(), "政策号应由小写字母、数字和连字符组成");
        } else if (!ids.add(id)) {
            problems.error(form.place(), "政策号“" + id + "”与别的文件重复");
        }
        form.required("published");
        LocalDate published = form.date("published");
        Validity validity =
                validity(form, new Validity(published == null ? LocalDate.EPOCH : published, null), problems);
        Map<String, String> convention = convention(form);
        var document = new ClauseReader.Document(
                id,
                validity,
                convention,
                new ParameterReader(vocabulary, problems).read(form.node("params"), validity),
                form.date("test-date"));
        List<Clause> read = clauses(form, document);
        policies.add(new Policy(
                id,
                form.required("number"),
                form.required("title"),
                form.required("issuer"),
                form.text("region"),
                published == null ? LocalDate.EPOCH : published,
                validity,
                convention,
                read,
                form.text("note"),
                form.text("source"),
                file));
        form.close();
    }

    private List<Clause> clauses(Form form, ClauseReader.Document document) {
        List<Clause> read = new ArrayList<>();
        Map<String, Place> local = new HashMap<>();
        if (form.items("clauses").isEmpty()) {
            problems.error(form.place(), "文件里没有条款");
        }
        for (Yaml item : form.items("clauses")) {
            Form clause = Form.of(item, "条款", problems);
            if (clause == null) {
                continue;
            }
            String id = clause.text("id");
            Place earlier = local.putIfAbsent(id, clause.place());
            if (earlier != null) {
                problems.error(clause.place(), "条款 id “" + id + "”与第 " + earlier.line() + " 行重复");
            }
            CompiledClause compiled = new ClauseReader(vocabulary, dictionary, groups, problems).read(clause, document);
            if (compiled != null) {
                read.add(compiled.plan().clause());
                clauses.add(compiled);
            }
        }
        return read;
    }

    static Validity validity(Form form, Validity inherited, Problems problems) {
        Yaml node = form.node("valid");
        Form inner = node == null ? null : Form.of(node, "valid", problems);
        if (inner == null) {
            return inherited;
        }
        LocalDate from = inner.date("from");
        LocalDate to = inner.date("to");
        inner.close();
        var validity = new Validity(from == null ? inherited.from() : from, to == null ? inherited.to() : to);
        if (validity.to() != null && validity.to().isBefore(validity.from())) {
            problems.error(inner.place(), "有效期的 to 早于 from");
        }
        return validity;
    }

    private Map<String, String> convention(Form form) {
        var convention = new LinkedHashMap<String, String>();
        form.demand("convention");
        Yaml node = form.node("convention");
        @Nullable Form inner = node == null ? null : Form.of(node, "convention", problems);
        if (inner != null) {
            for (String word : List.copyOf(inner.entries().keySet())) {
                String operator = inner.text(word);
                if (!BoundingWords.isKnown(word)) {
                    problems.error(
                            inner.place(),
                            "不认识的界限用语“" + Form.brief(word) + "”" + Spelling.hint(word, BoundingWords.all()));
                } else if (!Set.of(">", ">=", "<", "<=").contains(operator)) {
                    problems.error(inner.place(), "“" + word + "”的含义应是 \">\" \">=\" \"<\" \"<=\" 之一");
                }
                convention.put(word, operator);
            }
        }
        return convention;
    }
}
