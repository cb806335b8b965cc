package io.xingyuan.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 分级: the intermediate results of a query. Whatever is needed more than once is computed in a nested select and named,
 * so that the text grows with the rule and not with its square.
 */
final class SqlStages {

    private final SqlDialect dialect;
    private final List<List<String>> stages = new ArrayList<>();
    private final Map<String, SqlTerm> named = new HashMap<>();

    SqlStages(SqlDialect dialect) {
        this.dialect = dialect;
    }

    /** The term as a name. */
    SqlTerm share(SqlTerm term) {
        if (term.plain()) {
            return term;
        }
        SqlTerm known = named.get(term.text());
        if (known != null) {
            return known;
        }
        var name = new SqlTerm("n" + named.size(), term.stage() + 1, true);
        named.put(term.text(), name);
        while (stages.size() <= term.stage()) {
            stages.add(new ArrayList<>());
        }
        stages.get(term.stage()).add(term.text() + " as " + name.text());
        return name;
    }

    /**
     * The whole query.
     *
     * @param id what tells the rows apart, readable in the source
     * @param source what follows {@code from}
     * @param results the columns of the answer, complete with {@code as}
     */
    String query(String id, String source, List<SqlTerm> results) {
        String query = "select " + id + " as id" + columns(0) + "\nfrom " + source + dialect.fence();
        int last = results.stream().mapToInt(SqlTerm::stage).max().orElse(0);
        for (int stage = 1; stage < Math.max(last, 1); stage++) {
            query = "select s.*" + columns(stage) + "\nfrom (\n" + query + "\n) s" + dialect.fence();
        }
        String answers =
                String.join(",\n  ", results.stream().map(SqlTerm::text).toList());
        return "select id,\n  " + answers + "\nfrom (\n" + query + "\n) s";
    }

    private String columns(int stage) {
        return stage >= stages.size() || stages.get(stage).isEmpty()
                ? ""
                : ",\n  " + String.join(",\n  ", stages.get(stage));
    }
}
