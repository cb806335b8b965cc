package io.xingyuan.engine;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * 事实表: a CSV file with one subject a line, read into columns. A bad cell becomes a problem with line and column and
 * counts as conflicting; a line whose subject is not clear becomes a problem and is left out.
 */
public final class FactTable {

    private static final int PROGRESS = 1 << 14;

    private final String file;
    private final Problems problems;
    private final Columns.Builder builder;
    private final FactTableHeader header;
    private final Map<Entity, Map<String, Integer>> rows = new EnumMap<>(Entity.class);
    private Columns.Writer[] writers = {};
    private int line;

    private FactTable(String file, FactDictionary dictionary, LocalDate asOf, Problems problems) {
        this.file = file;
        this.problems = problems;
        builder = Columns.builder(dictionary);
        header = new FactTableHeader(dictionary, asOf, file, problems);
        for (Entity entity : EnumSet.allOf(Entity.class)) {
            rows.put(entity, new HashMap<>());
        }
    }

    /**
     * Reads a table.
     *
     * @param progress is told the number of lines now and then
     */
    static Columns read(Path path, FactDictionary dictionary, LocalDate asOf, Problems problems, IntConsumer progress)
            throws IOException {
        // Reports bytes that are not UTF-8.
        return read(path.toString(), Files.newBufferedReader(path), dictionary, asOf, problems, progress);
    }

    /**
     * Reads a table from a reader and closes it.
     *
     * @param file its name for messages
     * @param asOf tells which year a title without one means
     * @param progress is told the number of lines now and then
     * @throws java.nio.charset.CharacterCodingException when the reader meets bytes that are no text
     */
    public static Columns read(
            String file,
            Reader reader,
            FactDictionary dictionary,
            LocalDate asOf,
            Problems problems,
            IntConsumer progress)
            throws IOException {
        var table = new FactTable(file, dictionary, asOf, problems);
        try (var csv = new CsvReader(reader)) {
            table.read(csv, progress);
        } catch (CsvFault fault) {
            problems.error(new Place(table.file, fault.line(), 0), String.valueOf(fault.getMessage()));
        }
        return table.builder.build();
    }

    private void read(CsvReader csv, IntConsumer progress) throws IOException {
        List<String> titles = csv.next();
        if (titles == null) {
            problems.error(new Place(file, 1, 0), "文件是空的");
            return;
        }
        header.read(titles, csv.line());
        if (problems.errors() > 0) {
            return;
        }
        writers = header.facts().stream()
                .map(fact -> builder.column(fact.definition().code(), fact.year()))
                .toArray(Columns.Writer[]::new);
        int read = 0;
        for (List<String> row = csv.next(); row != null; row = csv.next()) {
            line = csv.line();
            if (row.size() > titles.size()) {
                problems.error(
                        new Place(file, line, titles.size() + 1), "这一行比表头多 " + (row.size() - titles.size()) + " 格");
            } else if (!row.stream().allMatch(String::isBlank)) {
                subject(row);
            }
            if (++read % PROGRESS == 0) {
                progress.accept(read);
            }
        }
        progress.accept(read);
    }

    private void subject(List<String> cells) {
        String id = header.id(cells);
        Entity entity = entity(header.entity(cells));
        if (id.isEmpty() || entity == null) {
            fault(
                    id.isEmpty() ? header.idColumn() : header.entityColumn(),
                    id.isEmpty() ? "缺少 id" : "entity 应是 enterprise、product、project、platform、team 之一（或 企业、产品、项目、平台、团队）");
            return;
        }
        Map<String, Integer> known = rowsOf(entity);
        if (known.containsKey(id)) {
            fault(header.idColumn(), "id“" + Form.brief(id) + "”重复");
            return;
        }
        Integer row = entity == Entity.ENTERPRISE
                ? Integer.valueOf(builder.enterprise(id, name(id, cells)))
                : child(entity, id, cells);
        if (row != null) {
            known.put(id, row);
            facts(cells, entity, row);
        }
    }

    private String name(String id, List<String> cells) {
        String name = header.name(cells);
        return name.isEmpty() ? id : name;
    }

    @Nullable
    private Integer child(Entity entity, String id, List<String> cells) {
        String parent = header.parent(cells);
        Integer enterprise = rowsOf(Entity.ENTERPRISE).get(parent);
        if (enterprise == null) {
            fault(
                    header.parentColumn(),
                    parent.isEmpty()
                            ? entity.label() + "要在 parent 列写所属企业的 id"
                            : "前面没有 id 为“" + Form.brief(parent) + "”的企业（企业行要在前）");
            return null;
        }
        return builder.child(entity, id, name(id, cells), enterprise);
    }

    private void facts(List<String> cells, Entity entity, int row) {
        for (int i = 0; i < writers.length; i++) {
            FactTableHeader.Fact fact = header.facts().get(i);
            String text = fact.index() < cells.size() ? cells.get(fact.index()) : "";
            if (text.isBlank()) {
                continue;
            }
            if (fact.definition().entity() != entity) {
                fault(
                        fact.index() + 1,
                        "“" + fact.definition().name() + "”是"
                                + fact.definition().entity().label() + "的事实，" + entity.label() + "行应留空");
                continue;
            }
            try {
                fact.cell().write(text, row, writers[i]);
            } catch (IllegalArgumentException wrong) {
                fault(fact.index() + 1, "“" + fact.title() + "”" + wrong.getMessage());
                writers[i].mark(row, Fact.Standing.CONFLICTING);
            }
        }
    }

    private void fault(int column, String message) {
        problems.error(new Place(file, line, column), message);
    }

    private Map<String, Integer> rowsOf(Entity entity) {
        return rows.getOrDefault(entity, Map.of());
    }

    private static @Nullable Entity entity(String word) {
        if (word.isEmpty()) {
            return Entity.ENTERPRISE;
        }
        for (Entity entity : Set.of(Entity.values())) {
            if (Form.word(entity).equals(word) || entity.label().equals(word)) {
                return entity;
            }
        }
        return null;
    }
}
