package io.xingyuan.background;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * 工作登记: the book of one kind of long work, kept in a table of the module that does it, with the columns {@code id},
 * {@code status}, {@code note}, {@code ended_at} and {@code attempt}.
 */
public final class WorkRegister<S extends Enum<S> & WorkStatus> implements LongWork.Book {

    private final String table;
    private final Class<S> states;
    private final Words words;
    private final Consumer<S> ended;
    private final LongWorks house;

    WorkRegister(String table, Class<S> states, Words words, Consumer<S> ended, LongWorks house) {
        this.table = table;
        this.states = states;
        this.words = words;
        this.ended = ended;
        this.house = house;
    }

    /**
     * 登记的话: what the register says in Chinese.
     *
     * @param progress why a step leaves no row in the audit log
     * @param interrupted for the person whose work a stopped process left unfinished
     * @param failed for the person when the fault is the system's
     */
    public record Words(String progress, String interrupted, String failed) {}

    @Override
    public List<UUID> unfinished() {
        return house.sql()
                .sql("select id from " + table + " where status in ('waiting', 'running')")
                .query(UUID.class)
                .list();
    }

    /** Back to waiting for the next attempt; empty for a piece that stands where none can be made. */
    public Optional<LongWork.Attempt> again(UUID id) {
        return house.transaction().execute(status -> {
            house.audit().notAudited(words.progress);
            return house.sql()
                    .sql("""
                    update %s set status = 'waiting', note = '', ended_at = null, attempt = attempt + 1
                    where id = :id and status = any(string_to_array(:from, ',')) returning attempt""".formatted(table))
                    .param("id", id)
                    .param("from", stored(Stream.of(states.getEnumConstants()).filter(WorkStatus::retriable)))
                    .query(Integer.class)
                    .optional()
                    .map(number -> new LongWork.Attempt(id, number));
        });
    }

    /** Moves on from one of the given states, whichever attempt it is; false when it was in none of them. */
    public boolean move(UUID id, S to, String note, Set<S> from) {
        return moved(id, null, to, note, from.stream());
    }

    @Override
    public boolean begin(LongWork.Attempt attempt) {
        return moved(attempt.id(), attempt.number(), state("RUNNING"), "", Stream.of(state("WAITING")));
    }

    @Override
    public void interrupted(UUID id) {
        end(id, null, "INTERRUPTED", words.interrupted);
    }

    @Override
    public void stopped(LongWork.Attempt attempt) {
        end(attempt.id(), attempt.number(), "CANCELLED", "");
    }

    @Override
    public void failed(LongWork.Attempt attempt, Throwable why) {
        String note = why instanceof LongWork.Rejected ? String.valueOf(why.getMessage()) : words.failed;
        end(attempt.id(), attempt.number(), "FAILED", note);
    }

    @Override
    public void done(LongWork.Attempt attempt) {
        ended.accept(state(house.sql()
                .sql("select upper(status) from " + table + " where id = :id")
                .param("id", attempt.id())
                .query(String.class)
                .single()));
    }

    private void end(UUID id, @Nullable Integer attempt, String end, String note) {
        if (moved(
                id,
                attempt,
                state(end),
                note,
                Stream.of(states.getEnumConstants()).filter(WorkStatus::going))) {
            ended.accept(state(end));
        }
    }

    private boolean moved(UUID id, @Nullable Integer attempt, S to, String note, Stream<S> from) {
        return Boolean.TRUE.equals(house.transaction().execute(status -> {
            house.audit().notAudited(words.progress);
            return house.sql()
                            .sql("""
                            update %s set status = :to, note = :note, ended_at = :at
                            where id = :id and attempt = coalesce(:attempt, attempt)
                                and status = any(string_to_array(:from, ','))""".formatted(table))
                            .param("id", id)
                            .param("attempt", attempt, Types.INTEGER)
                            .param("to", to.stored())
                            .param("note", note)
                            .param("at", to.going() ? null : now())
                            .param("from", stored(from))
                            .update()
                    == 1;
        }));
    }

    private OffsetDateTime now() {
        return house.clock().instant().atOffset(ZoneOffset.UTC);
    }

    private S state(String name) {
        return Enum.valueOf(states, name);
    }

    private static String stored(Stream<? extends WorkStatus> states) {
        return states.map(WorkStatus::stored).collect(Collectors.joining(","));
    }
}
