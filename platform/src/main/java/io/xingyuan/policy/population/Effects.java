package io.xingyuan.policy.population;

import io.xingyuan.policy.Outcome;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.zip.InflaterInputStream;

/** 影响名单: the enterprises that a variant touches, and those that just miss it. */
record Effects(List<Line> lines) {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());
    private static final List<Effect> EFFECTS = List.of(Effect.values());

    /**
     * 一家企业.
     *
     * @param distance to 符合 under the variant in millionths; -1 when it is not a matter of distance
     */
    record Line(
            UUID enterprise,
            Effect effect,
            Outcome before,
            long dueBefore,
            Outcome after,
            long dueAfter,
            long distance) {

        /** 边缘: under the variant it misses by little. */
        boolean marginal() {
            return after == Outcome.NEAR;
        }
    }

    /**
     * Those of one kind, the marginal ones or all. Those whose money changes most come first; those who just miss by how
     * near they are.
     *
     * @param kind {@link Effect#path()}, {@link SimulationPage#MARGINAL}, or empty for all
     */
    List<Line> of(String kind) {
        boolean marginal = SimulationPage.MARGINAL.equals(kind);
        Comparator<Line> order = marginal
                ? Comparator.comparingLong(Line::distance)
                : Comparator.comparingLong(line -> -Math.abs(line.dueAfter() - line.dueBefore()));
        return lines.stream()
                .filter(line -> marginal
                        ? line.marginal()
                        : kind.isEmpty() || line.effect().path().equals(kind))
                .sorted(order)
                .toList();
    }

    byte[] packed() {
        return PackedColumn.deflated(out -> {
            out.writeInt(lines.size());
            for (Line line : lines) {
                out.writeLong(line.enterprise().getMostSignificantBits());
                out.writeLong(line.enterprise().getLeastSignificantBits());
                out.writeByte(EFFECTS.indexOf(line.effect()));
                out.writeByte(OUTCOMES.indexOf(line.before()));
                out.writeLong(line.dueBefore());
                out.writeByte(OUTCOMES.indexOf(line.after()));
                out.writeLong(line.dueAfter());
                out.writeLong(line.distance());
            }
        });
    }

    static Effects of(byte[] packed) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            int size = in.readInt();
            List<Line> lines = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                lines.add(new Line(
                        new UUID(in.readLong(), in.readLong()),
                        EFFECTS.get(in.readByte()),
                        OUTCOMES.get(in.readByte()),
                        in.readLong(),
                        OUTCOMES.get(in.readByte()),
                        in.readLong(),
                        in.readLong()));
            }
            return new Effects(lines);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
