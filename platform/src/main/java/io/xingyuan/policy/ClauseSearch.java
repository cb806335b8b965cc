package io.xingyuan.policy;

import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.web.SearchSource;
import io.xingyuan.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Clauses in the search of the top bar: the same search as that of the library. */
@Component
class ClauseSearch implements SearchSource {

    private final PolicyLibrary library;
    private final Clock clock;

    ClauseSearch(PolicyLibrary library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    @Override
    public String heading() {
        return "政策";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Hit> find(String words, Visitor visitor, int limit) {
        LibraryQuery query = new LibraryQuery(words, null, null, null, null, null);
        LocalDate today = LocalDate.now(clock);
        return library.policies().stream()
                .flatMap(policy -> policy.clauses().stream().map(clause -> query.match(policy, clause, today)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(ClauseRow::weight).reversed())
                .limit(limit)
                .map(row -> new Hit(
                        row.clause().title(),
                        row.policy().number() + " " + row.clause().cite() + " · " + row.amount(),
                        row.path()))
                .toList();
    }
}
