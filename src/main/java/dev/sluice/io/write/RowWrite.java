package dev.sluice.io.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SQLExecution;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Writes rows to Parquet files in one Spark job, one file a partition, and hashes them there. */
public final class RowWrite {

  private RowWrite() {}

  /** True when all columns are of types that are written here, nested ones included. */
  public static boolean covers(StructType schema) {
    return schema.fields().length > 0
        && Arrays.stream(schema.fields())
            .allMatch(field -> ColumnKind.of(field.dataType()).isPresent());
  }

  /**
   * Writes the rows; does not shuffle. Partitions without rows get no file. What listeners observe
   * of a query they observe of this one. When it fails nothing of it is left, unless deleting fails
   * too.
   */
  public static WrittenRows run(Dataset<Row> rows, RowFileTarget target) {
    QueryExecution query = rows.queryExecution();
    WriteTask task = new WriteTask(target, rows.schema(), UUID.randomUUID().toString());
    return SQLExecution.withNewExecutionId(
        query,
        // Listeners hear only of queries that have a name.
        Option.apply("write"),
        () -> run(rows.sparkSession().sparkContext(), query.toRdd(), task, target));
  }

  private static WrittenRows run(
      SparkContext spark, RDD<InternalRow> rows, WriteTask task, RowFileTarget target) {
    AtomicReferenceArray<byte[]> results = new AtomicReferenceArray<>(rows.getNumPartitions());
    try {
      spark.runJob(
          rows,
          task,
          (partition, result) -> {
            results.set((int) partition, result);
            return BoxedUnit.UNIT;
          },
          ClassTag$.MODULE$.<byte[]>apply(byte[].class));
    } catch (Throwable failure) {
      delete(target, together(results).files(), failure);
      throw failure;
    }
    return together(results);
  }

  private static WrittenRows together(AtomicReferenceArray<byte[]> results) {
    List<WrittenFile> files = new ArrayList<>();
    RowSums sums = RowSums.NONE;
    for (int i = 0; i < results.length(); i++) {
      byte[] result = results.get(i);
      if (result != null) {
        WrittenRows written = written(result);
        files.addAll(written.files());
        sums = sums.plus(written.sums());
      }
    }
    return new WrittenRows(files, sums);
  }

  private static WrittenRows written(byte[] result) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(result))) {
      return (WrittenRows) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One file with the columns and no row, for readers that learn the columns from a file. */
  public static WrittenFile withoutRows(StructType schema, RowFileTarget target)
      throws IOException {
    TaskFiles files = new TaskFiles(target, schema, "part-00000-none-" + UUID.randomUUID());
    var unused = files.begin();
    return files.finish().get(0);
  }

  /** Deletes files of a write that came to nothing. */
  public static void delete(RowFileTarget target, List<WrittenFile> files, Throwable failure) {
    for (WrittenFile file : files) {
      try {
        target.delete(file.location());
      } catch (IOException | RuntimeException another) {
        failure.addSuppressed(another);
      }
    }
  }
}
