package io.xingyuan.cluster;

import static org.apache.spark.sql.functions.col;

import io.xingyuan.engine.Columns;
import io.xingyuan.engine.Entity;
import io.xingyuan.engine.Fact;
import io.xingyuan.engine.FactSchema;
import io.xingyuan.engine.FactTable;
import io.xingyuan.engine.Problem;
import io.xingyuan.engine.Problems;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.SerializableConfiguration;

/**
 * CSV 事实表: tables as {@code policy run} reads them, by the same reader, one task per file. What was read is kept on disk for
 * the time of the run. The place of a subject is that of its file and its row.
 */
final class CsvSource implements FactSource {

    private static final String FAULT = "fault";

    private final LibrarySource source;
    private final Dataset<Row> rows;

    CsvSource(SparkSession spark, LibrarySource source, List<String> files) {
        this.source = source;
        List<CsvFile> numbered = IntStream.range(0, files.size())
                .mapToObj(number -> new CsvFile(number, files.get(number)))
                .toList();
        rows = spark.createDataFrame(
                        JavaSparkContext.fromSparkContext(spark.sparkContext())
                                .parallelize(numbered, files.size())
                                .flatMap(new Reading(
                                        source,
                                        new SerializableConfiguration(
                                                spark.sparkContext().hadoopConfiguration()))),
                        schema(source.schema()))
                .persist(StorageLevel.DISK_ONLY());
    }

    private record CsvFile(int number, String path) implements Serializable {}

    /** {@code kind}, the columns of {@link FactTables#SUBJECT}, a struct per entity with facts, and a fault or null. */
    private static StructType schema(FactSchema schema) {
        StructType type = new StructType()
                .add("kind", "int")
                .add("id", "string")
                .add("name", "string")
                .add("enterprise", "string")
                .add("ordinal", "bigint");
        for (Entity entity : FactTables.places(schema).keySet()) {
            type = type.add(entity.name(), FactTables.facts(schema, entity));
        }
        return type.add(FAULT, "struct<file:string,line:int,column:int,severity:string,message:string>");
    }

    @Override
    public FactTables tables() {
        var tables = new FactTables(source.schema());
        for (Entity entity : Entity.values()) {
            Stream<Column> facts = Arrays.stream(
                            FactTables.facts(source.schema(), entity).fieldNames())
                    .map(name -> FactTables.column(entity.name()).getField(name).as(name));
            tables.put(
                    entity,
                    rows.where(col("kind").equalTo(FactTables.kind(entity)))
                            .select(Stream.concat(FactTables.SUBJECT.stream().map(FactTables::column), facts)
                                    .toArray(Column[]::new)));
        }
        return tables;
    }

    @Override
    public List<Problem> problems() {
        return rows.where(col(FAULT).isNotNull()).select(FAULT + ".*").limit(1000).collectAsList().stream()
                .map(row -> new Problem(
                        row.getString(0),
                        row.getInt(1),
                        row.getInt(2),
                        Problem.Severity.valueOf(row.getString(3)),
                        row.getString(4)))
                .sorted(java.util.Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }

    @Override
    public void close() {
        rows.unpersist();
    }

    /**
     * 读一张表.
     *
     * @param stores how the job reaches its stores, which an executor does not know of itself
     */
    private record Reading(LibrarySource source, SerializableConfiguration stores)
            implements FlatMapFunction<CsvFile, Row> {

        @Override
        public Iterator<Row> call(CsvFile file) throws IOException {
            var problems = new Problems();
            FactSchema schema = source.schema();
            Columns subjects = read(file, problems);
            Stream<Row> rows = Arrays.stream(Entity.values())
                    .flatMap(entity -> IntStream.range(0, subjects.size(entity))
                            .mapToObj(row -> row(schema, subjects, entity, row, file.number)));
            Stream<Row> faults = problems.sorted().stream().map(problem -> fault(schema, problem));
            return Stream.concat(rows, faults).iterator();
        }

        private Columns read(CsvFile file, Problems problems) throws IOException {
            var path = new Path(file.path);
            try {
                Reader reader = new InputStreamReader(
                        path.getFileSystem(stores.value()).open(path), StandardCharsets.UTF_8.newDecoder());
                return FactTable.read(
                        path.getName(), reader, source.library().facts(), source.asOf(), problems, lines -> {});
            } catch (CharacterCodingException wrong) {
                throw new Fault("文件不是 UTF-8 编码：" + path, "not UTF-8: " + path);
            }
        }

        private Row row(FactSchema schema, Columns subjects, Entity entity, int row, int file) {
            int above = subjects.enterpriseRow(entity, row);
            List<Object> cells = new ArrayList<>();
            cells.add(FactTables.kind(entity));
            cells.add(subjects.id(entity, row));
            cells.add(subjects.name(entity, row));
            cells.add(subjects.id(Entity.ENTERPRISE, above));
            cells.add(((long) file << Integer.SIZE) + row);
            for (Map.Entry<Entity, Integer> place : FactTables.places(schema).entrySet()) {
                cells.add(place.getKey() == entity ? facts(schema.facts(entity), subjects, row) : null);
            }
            cells.add(null);
            return RowFactory.create(cells.toArray());
        }

        private Row facts(List<FactSchema.Key> keys, Columns subjects, int row) {
            List<Object> cells = new ArrayList<>();
            for (FactSchema.Key key : keys) {
                Fact fact = subjects.fact(key.definition().code(), key.year(), row, source.asOf());
                cells.add(
                        fact == null || fact.standing() != Fact.Standing.CURRENT
                                ? null
                                : FactSchema.cell(fact.value()));
                cells.add(fact == null ? null : standing(fact.standing()));
                if (key.definition().freshDays() > 0) {
                    cells.add(fact == null ? null : fact.asOf());
                }
            }
            return RowFactory.create(cells.toArray());
        }

        private static Row fault(FactSchema schema, Problem problem) {
            Object[] cells = new Object
                    [FactTables.SUBJECT.size() + FactTables.places(schema).size() + 2];
            cells[cells.length - 1] = RowFactory.create(
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    problem.severity().name(),
                    problem.message());
            return RowFactory.create(cells);
        }
    }

    private static short standing(Fact.Standing standing) {
        return switch (standing) {
            case CURRENT -> 0;
            case STALE -> 2;
            case CONFLICTING -> 4;
        };
    }
}
