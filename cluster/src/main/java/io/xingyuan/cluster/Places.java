package io.xingyuan.cluster;

import io.xingyuan.engine.Entity;
import io.xingyuan.engine.FactSchema;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 位置: files and folders of whatever store the addresses name: this machine's, HDFS, S3. */
record Places(SparkSession spark) {

    /** Tells by the look of an address what is there. */
    FactSource source(String address, LibrarySource library) {
        FactSchema schema = library.schema();
        if (address.startsWith("jdbc:")) {
            return new TableSource(spark, schema, library.library().facts(), "数据库", new JdbcTables(spark, address));
        }
        try {
            Path path = path(address);
            FileStatus status = system(path).getFileStatus(path);
            if (status.isFile()) {
                return new CsvSource(spark, library, List.of(path.toString()));
            }
            List<String> names = new ArrayList<>();
            for (FileStatus child : system(path).listStatus(path)) {
                names.add(child.getPath().getName());
            }
            if (names.contains(FactSchema.table(Entity.ENTERPRISE))) {
                return new TableSource(
                        spark, schema, library.library().facts(), address, table -> parquet(path, table, names));
            }
            List<String> files = names.stream()
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .map(name -> new Path(path, name).toString())
                    .toList();
            if (files.isEmpty()) {
                throw new Fault(
                        Ending.NO_FILES,
                        address + " 里既没有 .csv 文件，也没有 enterprise 子目录（Parquet）",
                        "neither .csv files nor a folder enterprise (Parquet) in " + address);
            }
            return new CsvSource(spark, library, files);
        } catch (FileNotFoundException absent) {
            throw new Fault(Ending.NO_FILES, "没有这个文件或目录：" + address, "no such file or folder: " + address);
        } catch (IOException unreadable) {
            throw new Fault(
                    Ending.NO_FILES, "读不了 " + address + "：" + unreadable.getMessage(), "cannot read " + address);
        }
    }

    private Optional<Dataset<Row>> parquet(Path folder, String table, List<String> names) {
        return names.contains(table)
                ? Optional.of(spark.read().parquet(new Path(folder, table).toString()))
                : Optional.empty();
    }

    private static Path path(String address) {
        try {
            return new Path(address);
        } catch (IllegalArgumentException wrong) {
            throw new Fault(Ending.NO_FILES, "地址写得不对：" + address, "no address of a file or folder: " + address);
        }
    }

    private FileSystem system(Path path) throws IOException {
        return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
    }

    /** Where answers are written until they are whole; what an earlier run left there goes. */
    Path begin(String out) {
        Path target = path(out);
        try {
            if (system(target).exists(target)) {
                throw new Fault(Ending.NO_FILES, "结果目录已经存在，换一个或先移走：" + out, "the folder of the answers exists: " + out);
            }
            Path part = part(target);
            system(part).delete(part, true);
            return part;
        } catch (IOException unusable) {
            throw new Fault(Ending.NO_FILES, "写不了 " + out + "：" + unusable.getMessage(), "cannot write " + out);
        }
    }

    void finish(String out) {
        Path target = path(out);
        Path part = part(target);
        try {
            // A folder that came meanwhile would take the answers in as a folder of its own.
            if (system(target).exists(target) || !system(target).rename(part, target)) {
                throw stays(part, "");
            }
        } catch (IOException unusable) {
            throw stays(part, "：" + unusable.getMessage());
        }
    }

    private static Fault stays(Path part, String why) {
        return new Fault(
                Ending.NO_FILES,
                "结果已写完，但改不成要的名字" + why + "；留在 " + part + "，请移走它，下次运行会清掉",
                "the answers are whole but stay in " + part + "; move them away, as the next run clears that");
    }

    /** After a failure: half an answer is none. */
    void abandon(String out) {
        Path part = part(path(out));
        try {
            system(part).delete(part, true);
        } catch (IOException left) {
            throw new Fault(Ending.NO_FILES, "没有写完的结果清不掉：" + part, "cannot clear " + part);
        }
    }

    private static Path part(Path target) {
        return target.suffix(".part");
    }
}
