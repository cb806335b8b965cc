package io.xingyuan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithUtf8Length;
import io.xingyuan.engine.Policies;
import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.PolicyProblems;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.params.provider.CsvSource;

/** Searching the library for anything. */
class LibraryFuzzTests {

    private static final PolicyLibrary LIBRARY = library();

    @CsvSource({"贷款, ENTERPRISE, SUBSIDY, 220000", "'', '', '', ''", "１２％ ；，, no, 9, 零"})
    @FuzzTest
    void query(
            @NotNull @WithUtf8Length(max = 120) String words,
            @NotNull @WithUtf8Length(max = 20) String entity,
            @NotNull @WithUtf8Length(max = 20) String kind,
            @NotNull @WithUtf8Length(max = 20) String region) {
        LibraryQuery query = new LibraryQuery(words, "", entity, kind, region, "1");
        assertThat(query.words()).isNotNull();
        LIBRARY.policies()
                .forEach(policy -> LIBRARY.clauses()
                        .forEach(clause -> assertThat(query.match(policy, clause, LocalDate.of(2026, 2, 28)))
                                .isNotNull()));
    }

    private static PolicyLibrary library() {
        try {
            return Policies.load(Path.of("..", "policies"));
        } catch (PolicyProblems faulty) {
            throw new AssertionError(faulty);
        }
    }
}
