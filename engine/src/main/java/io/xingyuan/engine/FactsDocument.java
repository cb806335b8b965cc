package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** 事实文件（YAML）. */
final class FactsDocument {

    private final FactDictionary dictionary;
    private final boolean dated;
    private final Problems problems;
    private final List<Ledger.Entry> awards = new ArrayList<>();
    private LocalDate asOf;

    /** @param dated whether {@code asOf} was asked for and wins over the file's own date */
    FactsDocument(FactDictionary dictionary, LocalDate asOf, boolean dated, Problems problems) {
        this.dictionary = dictionary;
        this.asOf = asOf;
        this.dated = dated;
        this.problems = problems;
    }

    FactsFile read(String file, String text) {
        List<Subject> subjects = new ArrayList<>();
        Form form = root(file, text);
        if (form != null) {
            LocalDate own = form.date("as-of");
            asOf = own == null || dated ? asOf : own;
            form.demand("enterprises");
            for (Yaml item : form.items("enterprises")) {
                Subject enterprise = subject(item, Entity.ENTERPRISE);
                if (enterprise != null) {
                    subjects.add(enterprise);
                }
            }
            form.close();
        }
        return new FactsFile(asOf, subjects, Ledger.of(awards));
    }

    private @Nullable Form root(String file, String text) {
        try {
            return Form.of(YamlReader.read(file, text), "事实文件", problems);
        } catch (YamlFault fault) {
            problems.error(fault.place(), fault.message());
            return null;
        }
    }

    private @Nullable Subject subject(Yaml node, Entity entity) {
        Form form = Form.of(node, entity.label(), problems);
        if (form == null) {
            return null;
        }
        String id = form.required("id");
        String name = form.text("name").isEmpty() ? id : form.text("name");
        var facts = new FactsReader(dictionary, asOf, problems);
        facts.read(form.node("facts"));
        for (Entity other : facts.entities()) {
            if (other != entity) {
                problems.error(form.place(), entity.label() + "“" + name + "”下写了" + other.label() + "的事实");
            }
        }
        List<Subject> children = new ArrayList<>();
        if (entity == Entity.ENTERPRISE) {
            for (Entity kind : Entity.values()) {
                children.addAll(children(form, kind));
            }
        }
        form.items("awarded").forEach(item -> award(item, id));
        form.close();
        return new Subject(id, entity, name, facts.of(entity), children);
    }

    private List<Subject> children(Form form, Entity kind) {
        List<Subject> children = new ArrayList<>();
        if (kind != Entity.ENTERPRISE) {
            for (Yaml item : form.items(kind.name().toLowerCase(Locale.ROOT) + "s")) {
                Subject child = subject(item, kind);
                if (child != null) {
                    children.add(child);
                }
            }
        }
        return children;
    }

    private void award(Yaml node, String subjectId) {
        Form form = Form.of(node, "awarded", problems);
        if (form == null) {
            return;
        }
        form.required("clause");
        ClauseId clause = form.parsed("clause", FactsDocument::clauseId, "条款号，如 jilin-2023-35/3.5.2");
        Ledger.Entry entry = TestReader.entry(form, clause == null ? new ClauseId("", "") : clause, subjectId);
        form.close();
        awards.add(entry);
    }

    private static @Nullable ClauseId clauseId(String text) {
        try {
            return ClauseId.parse(text);
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}
