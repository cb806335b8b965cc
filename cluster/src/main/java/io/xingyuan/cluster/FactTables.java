package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * 事实库: one table per kind of subject with {@code id}, {@code name}, {@code enterprise} (of an enterprise its own id),
 * {@code ordinal} (its place in the source, 0 when there is none) and the columns of {@link FactSchema}; and the awards
 * already given.
 */
final class FactTables {

    /** How a subject is named; these columns come before its facts. */
    static final List<String> SUBJECT = List.of("id", "name", "enterprise", "ordinal");

    /** By kind. */
    private static final List<Entity> ENTITIES = List.of(Entity.values());

    /** 规模次序 of an enterprise, as {@link io.xingyuan.engine.PolicyLibrary#sizeRanks} has it. */
    static final StructType SIZES = StructType.fromDDL("enterprise string, size int");

    private static final String KIND = "kind";
    private static final String AWARD = "award";
    /** Stands behind the subjects of an enterprise. */
    private static final int AWARD_KIND = ENTITIES.size();

    private final FactSchema schema;
    private final Map<Entity, Dataset<Row>> tables = new EnumMap<>(Entity.class);
    private @Nullable Dataset<Row> awards;

    /** A number for an entity, {@code kind} in tables. */
    static int kind(Entity entity) {
        return ENTITIES.indexOf(entity);
    }

    static Entity entity(int kind) {
        return ENTITIES.get(kind);
    }

    /** Whether a row of {@link #together} is an award. */
    static boolean isAward(Row row) {
        return row.getInt(0) == AWARD_KIND;
    }

    FactTables(FactSchema schema) {
        this.schema = schema;
    }

    void put(Entity entity, Dataset<Row> table) {
        tables.put(entity, table);
    }

    void awards(Dataset<Row> given) {
        awards = given;
    }

    boolean hasAwards() {
        return awards != null;
    }

    FactSchema schema() {
        return schema;
    }

    /** Clauses of awards that are not among the known ones. */
    Dataset<Row> unknownClauses(Dataset<Row> known) {
        return awards == null
                ? known.select("clause").limit(0)
                : awards.select("clause").distinct().join(known, new String[] {"clause"}, "left_anti");
    }

    Map<Entity, Dataset<Row>> tables() {
        return tables;
    }

    /** The facts of an entity, as they follow {@link #SUBJECT}. */
    static StructType facts(FactSchema schema, Entity entity) {
        return new StructType(
                Arrays.stream(StructType.fromDDL(schema.definition(entity)).fields())
                        .filter(field -> !SUBJECT.contains(field.name()))
                        .toArray(StructField[]::new));
    }

    /** The columns of both. */
    static StructType joined(StructType one, StructType other) {
        return new StructType(Stream.concat(Arrays.stream(one.fields()), Arrays.stream(other.fields()))
                .toArray(StructField[]::new));
    }

    static StructType awardType(FactSchema schema) {
        return StructType.fromDDL(schema.awards());
    }

    /** All subjects: {@code kind} (the place of the entity), {@code id}, {@code name}, {@code enterprise}, {@code ordinal}. */
    Dataset<Row> subjects() {
        return tables.entrySet().stream()
                .map(entry -> entry.getValue()
                        .select(Stream.concat(
                                        Stream.of(lit(kind(entry.getKey())).as(KIND)),
                                        SUBJECT.stream().map(FactTables::column))
                                .toArray(Column[]::new)))
                .reduce(Dataset::union)
                .orElseThrow();
    }

    /** A column by its name, whatever is in it. */
    static Column column(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    /**
     * The awards with the {@code enterprise} of their subject and its {@code kind}; those of nobody are left out.
     *
     * @param clauses each with the kind of its entity
     */
    Dataset<Row> awardsByEnterprise(Dataset<Row> clauses) {
        if (awards == null) {
            throw new IllegalStateException("no awards");
        }
        Dataset<Row> subjects = subjects().select(col(KIND), col("id").as("subject"), col("enterprise"));
        return awards.join(org.apache.spark.sql.functions.broadcast(clauses), "clause")
                .join(subjects, new String[] {KIND, "subject"}, "inner");
    }

    /** {@link #together} as read by {@link Stretch}: for each entity that has facts the place of its struct. */
    static Map<Entity, Integer> places(FactSchema schema) {
        Map<Entity, Integer> places = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.values()) {
            if (!schema.facts(entity).isEmpty()) {
                places.put(entity, 1 + SUBJECT.size() + places.size());
            }
        }
        return places;
    }

    /**
     * Subjects of all kinds and awards in one table, those of one enterprise together and in order: {@code kind}, the
     * columns of {@link #SUBJECT}, a struct of facts per entity that has any, and the award last.
     */
    Dataset<Row> together(Dataset<Row> clauses) {
        Dataset<Row> all = tables.entrySet().stream()
                .map(entry -> packed(entry.getKey(), entry.getValue()))
                .reduce(Dataset::union)
                .orElseThrow();
        if (awards != null) {
            Dataset<Row> given = awardsByEnterprise(clauses);
            List<Column> columns = new ArrayList<>(List.of(
                    lit(AWARD_KIND).as(KIND),
                    col("subject").as("id"),
                    lit("").as("name"),
                    col("enterprise"),
                    lit(0L).as("ordinal")));
            places(schema).keySet().forEach(entity -> columns.add(none(entity)));
            columns.add(struct(Arrays.stream(awardType(schema).fieldNames())
                            .map(FactTables::column)
                            .toArray(Column[]::new))
                    .as(AWARD));
            all = all.union(given.select(columns.toArray(Column[]::new)));
        }
        return all.repartition(col("enterprise"))
                .sortWithinPartitions(col("enterprise"), col(KIND), col("ordinal"), col("id"));
    }

    /** The enterprises alone, as {@link #together} has them. */
    Dataset<Row> enterprises() {
        return packed(Entity.ENTERPRISE, Objects.requireNonNull(tables.get(Entity.ENTERPRISE)));
    }

    private Dataset<Row> packed(Entity entity, Dataset<Row> table) {
        List<Column> columns = new ArrayList<>(List.of(lit(kind(entity)).as(KIND)));
        SUBJECT.forEach(name -> columns.add(column(name)));
        for (Entity other : places(schema).keySet()) {
            columns.add(
                    other == entity
                            ? struct(Arrays.stream(facts(schema, entity).fieldNames())
                                            .map(FactTables::column)
                                            .toArray(Column[]::new))
                                    .as(entity.name())
                            : none(other));
        }
        columns.add(lit(null).cast(awardType(schema)).as(AWARD));
        return table.select(columns.toArray(Column[]::new));
    }

    private Column none(Entity entity) {
        return lit(null).cast(facts(schema, entity)).as(entity.name());
    }
}
