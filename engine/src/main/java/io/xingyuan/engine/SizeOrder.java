package io.xingyuan.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** 规模次序: who comes before whom when small enterprises come first. */
final class SizeOrder {

    /** Code of the fact that tells the size. */
    private static final String FACT = "size";

    private static final List<String> SIZES = List.of("微型", "小型", "中型", "大型");

    /** What is wrong when sizes cannot be told. */
    static final String NEEDED = "字典里要有代码为 " + FACT + " 的企业事实，取值含" + String.join("、", SIZES);

    private final Deriver deriver;
    private final long[] smallestFirst;

    private SizeOrder(Deriver deriver, CodeTable codes) {
        this.deriver = deriver;
        smallestFirst = SIZES.stream().mapToLong(codes::number).toArray();
    }

    /** The fact that tells the size; null when the dictionary has none. */
    static @Nullable FactDefinition fact(FactDictionary dictionary) {
        return dictionary
                .byCode(FACT)
                .filter(fact -> fact.entity() == Entity.ENTERPRISE
                        && fact.type() == FactType.CODE
                        && fact.codes().containsAll(SIZES))
                .orElse(null);
    }

    static SizeOrder of(FactDefinition fact, Vocabulary vocabulary, FrameLoader loader) {
        return new SizeOrder(Deriver.of(fact, vocabulary, loader), loader.codes());
    }

    List<Slot> slots() {
        return deriver.slots();
    }

    /** By row of the enterprise, in the reference year; whose size is not known comes last. */
    int[] ranks(Columns subjects, LocalDate asOf) {
        return LongStream.of(deriver.cells(subjects, asOf)).mapToInt(this::rank).toArray();
    }

    private int rank(long size) {
        int rank = 0;
        while (rank < smallestFirst.length && smallestFirst[rank] != size) {
            rank++;
        }
        return rank;
    }
}
