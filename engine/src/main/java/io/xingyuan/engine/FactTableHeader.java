package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 事实表的表头: which column holds what. */
final class FactTableHeader {

    private static final Pattern FACT = Pattern.compile("([^\\[(]+)(?:\\[(-?\\d{1,4})])?(?:\\(([^)]*)\\))?");

    private final FactDictionary dictionary;
    private final LocalDate asOf;
    private final String file;
    private final Problems problems;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int id = -1;
    private int name = -1;
    private int entity = -1;
    private int parent = -1;

    FactTableHeader(FactDictionary dictionary, LocalDate asOf, String file, Problems problems) {
        this.dictionary = dictionary;
        this.asOf = asOf;
        this.file = file;
        this.problems = problems;
    }

    /**
     * 一列事实.
     *
     * @param index of the column, from 0
     */
    record Fact(int index, String title, FactDefinition definition, int year, FactCell cell) {}

    void read(List<String> titles, int line) {
        for (int index = 0; index < titles.size(); index++) {
            String title = FullWidth.plain(titles.get(index)).strip();
            Place place = new Place(file, line, index + 1);
            switch (title) {
                case "" -> {}
                case "id" -> id = index;
                case "name" -> name = index;
                case "entity" -> entity = index;
                case "parent" -> parent = index;
                default -> fact(title, index, place);
            }
            if (!title.isEmpty() && !seen.add(title)) {
                problems.error(place, "列“" + title + "”重复");
            }
        }
        if (id < 0) {
            problems.error(new Place(file, line, 1), "表头缺少 id 列");
        }
    }

    private void fact(String title, int index, Place place) {
        Matcher parts = FACT.matcher(title);
        if (!parts.matches()) {
            problems.error(place, "列“" + title + "”应写成 事实名、事实名[年份] 或 事实名[年份](单位)");
            return;
        }
        FactDefinition definition = definition(parts.group(1).strip(), place);
        if (definition == null) {
            return;
        }
        String unit = parts.group(3) == null ? "" : parts.group(3).strip();
        boolean yearly = definition.period() == Period.YEAR;
        if (!yearly && parts.group(2) != null) {
            problems.error(place, "“" + definition.name() + "”不是按年的事实");
        } else if (!fits(definition, unit)) {
            problems.error(place, "“" + definition.name() + "”的单位不能是“" + unit + "”");
        } else {
            int year = yearly ? year(parts.group(2)) : Facts.NO_YEAR;
            facts.add(new Fact(index, title, definition, year, new FactCell(definition, unit)));
            if (!seen.add(definition.code() + "/" + year)) {
                problems.error(place, "“" + definition.name() + "”同一年有两列");
            }
        }
    }

    private @Nullable FactDefinition definition(String word, Place place) {
        Optional<FactDefinition> found = dictionary.byName(word).or(() -> dictionary.byCode(word));
        if (found.isEmpty()) {
            List<String> names =
                    dictionary.all().stream().map(FactDefinition::name).toList();
            problems.error(place, "字典里没有“" + Form.brief(word) + "”" + Spelling.hint(word, names));
            return null;
        }
        if (found.get().derived() != null) {
            problems.error(place, "“" + word + "”由别的事实推出，不必填报，请去掉这一列");
            return null;
        }
        return found.get();
    }

    private static boolean fits(FactDefinition definition, String unit) {
        return unit.isEmpty()
                || switch (definition.type()) {
                    case MONEY -> List.of("元", "万元", "亿元").contains(unit);
                    case RATIO -> unit.equals("%") || unit.equals("‰");
                    case INTEGER -> unit.equals(definition.unit());
                    case BOOL, CODE, DATE -> false;
                };
    }

    private int year(@Nullable String written) {
        int number = written == null ? 0 : Integer.parseInt(written);
        return number >= Expr.Year.FIRST_ABSOLUTE ? number : asOf.getYear() - 1 + number;
    }

    List<Fact> facts() {
        return facts;
    }

    String id(List<String> record) {
        return at(record, id);
    }

    String name(List<String> record) {
        return at(record, name);
    }

    String entity(List<String> record) {
        return at(record, entity);
    }

    String parent(List<String> record) {
        return at(record, parent);
    }

    int idColumn() {
        return id + 1;
    }

    int entityColumn() {
        return entity + 1;
    }

    int parentColumn() {
        return parent + 1;
    }

    private static String at(List<String> record, int index) {
        return index < 0 || index >= record.size() ? "" : record.get(index).strip();
    }
}
