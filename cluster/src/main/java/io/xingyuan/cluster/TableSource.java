package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactDictionary;
import io.xingyuan.engine.FactSchema;
import io.xingyuan.engine.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * 现成的事实库: tables as {@link FactSchema} describes them, from Parquet or a database. A fact without a column is missing; a
 * column without a fact is a fault, as it is most likely misspelt.
 *
 * @param reader finds a table by name; empty when there is none
 */
record TableSource(
        SparkSession spark,
        FactSchema schema,
        FactDictionary dictionary,
        String place,
        Function<String, Optional<Dataset<Row>>> reader)
        implements FactSource {

    private static final List<DataType> WHOLE =
            List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

    @Override
    public FactTables tables() {
        var tables = new FactTables(schema);
        for (Entity entity : Entity.values()) {
            Optional<Dataset<Row>> found = reader.apply(FactSchema.table(entity));
            if (found.isEmpty() && entity == Entity.ENTERPRISE) {
                throw new Fault(
                        Ending.NO_FILES, place + " 里没有 enterprise 表", "there is no table enterprise in " + place);
            }
            tables.put(entity, found.map(table -> shaped(entity, table)).orElseGet(() -> nobody(entity)));
        }
        reader.apply(FactSchema.AWARDS)
                .ifPresent(table -> tables.awards(
                        typed(FactSchema.AWARDS, table, FactTables.awardType(schema), Set.of("clause", "subject"))));
        return tables;
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    private Dataset<Row> nobody(Entity entity) {
        var subject = new StructType()
                .add("id", "string")
                .add("name", "string")
                .add("enterprise", "string")
                .add("ordinal", "bigint");
        return spark.createDataFrame(List.of(), FactTables.joined(subject, FactTables.facts(schema, entity)));
    }

    private Dataset<Row> shaped(Entity entity, Dataset<Row> table) {
        boolean own = entity == Entity.ENTERPRISE;
        String name = FactSchema.table(entity);
        for (String column : table.columns()) {
            String fault = FactTables.SUBJECT.contains(column) ? null : FactSchema.fault(entity, column, dictionary);
            if (fault != null) {
                throw new Fault(
                        name + " 表的列 " + column + "：" + fault, "unknown column " + column + " in table " + name);
            }
        }
        StructType subject = new StructType().add("id", "string").add("name", "string");
        subject = own ? subject : subject.add("enterprise", "string");
        StructType wanted = FactTables.joined(subject.add("ordinal", "bigint"), FactTables.facts(schema, entity));
        Dataset<Row> typed = typed(name, table, wanted, own ? Set.of("id") : Set.of("id", "enterprise"));
        List<Column> columns = new ArrayList<>(List.of(
                col("id"),
                coalesce(col("name"), col("id")).as("name"),
                own ? col("id").as("enterprise") : col("enterprise"),
                coalesce(col("ordinal"), lit(0L)).as("ordinal")));
        for (String fact : FactTables.facts(schema, entity).fieldNames()) {
            columns.add(FactTables.column(fact));
        }
        return typed.select(columns.toArray(Column[]::new));
    }

    /** Just these columns in these types; those that are absent are null. */
    private static Dataset<Row> typed(String name, Dataset<Row> table, StructType wanted, Set<String> needed) {
        List<String> present = Arrays.asList(table.columns());
        List<Column> columns = new ArrayList<>();
        for (StructField field : wanted.fields()) {
            if (!present.contains(field.name())) {
                if (needed.contains(field.name())) {
                    throw new Fault(name + " 表缺少 " + field.name() + " 列", "table " + name + " lacks " + field.name());
                }
                columns.add(lit(null).cast(field.dataType()).as(field.name()));
                continue;
            }
            DataType type = table.schema().apply(field.name()).dataType();
            if (!fits(type, field.dataType())) {
                throw new Fault(
                        name + " 表的列 " + field.name() + " 是 " + type.simpleString() + "，应是 "
                                + field.dataType().simpleString() + "（金额以分、比率以百万分之一计）",
                        "column " + field.name() + " in table " + name + " is " + type.simpleString() + ", not "
                                + field.dataType().simpleString());
            }
            columns.add(FactTables.column(field.name()).cast(field.dataType()).as(field.name()));
        }
        return table.select(columns.toArray(Column[]::new));
    }

    private static boolean fits(DataType type, DataType wanted) {
        return type.equals(wanted) || (WHOLE.contains(type) && WHOLE.contains(wanted));
    }
}
