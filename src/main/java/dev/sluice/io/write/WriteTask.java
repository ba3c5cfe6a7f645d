package dev.sluice.io.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.executor.CommitDeniedException;
import org.apache.spark.executor.OutputMetrics;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Writes one partition. An attempt that fails, is killed or comes second deletes what it wrote, so
 * that only files of results that the driver gets are left.
 */
final class WriteTask extends AbstractFunction2<TaskContext, Iterator<InternalRow>, byte[]>
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How many rows are written between looks at the size of the file and at the scheduler. */
  private static final int CHECK_MASK = 0xFFF;

  private final RowFileTarget target;
  private final StructType schema;
  private final String runName;

  /**
   * For one run of a job.
   *
   * @param runName part of the names of all files, different for every run
   */
  WriteTask(RowFileTarget target, StructType schema, String runName) {
    this.target = target;
    this.schema = schema;
    this.runName = runName;
  }

  /**
   * Returns {@link WrittenRows} as bytes: the session's serializer may be one that does not know
   * records.
   */
  @Override
  public byte[] apply(TaskContext context, Iterator<InternalRow> rows) {
    String name =
        String.format("part-%05d-%d-%s", context.partitionId(), context.taskAttemptId(), runName);
    TaskFiles files = new TaskFiles(target, schema, name);
    try {
      RowSums sums = write(context, rows, files);
      WrittenRows written = new WrittenRows(files.finish(), sums);
      requireToBeTheOne(context);
      return bytes(written);
    } catch (IOException e) {
      files.abandon(e);
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      files.abandon(e);
      throw e;
    }
  }

  private RowSums write(TaskContext context, Iterator<InternalRow> rows, TaskFiles files)
      throws IOException {
    UnsafeProjection unsafe = UnsafeProjection.create(schema);
    RowHash hash = new RowHash(schema);
    OutputMetrics metrics = context.taskMetrics().outputMetrics();
    long count = 0;
    long first = 0;
    long second = 0;
    while (rows.hasNext()) {
      InternalRow next = rows.next();
      UnsafeRow row = next instanceof UnsafeRow already ? already : unsafe.apply(next);
      long rowHash = hash.of(row);
      first += rowHash;
      second += RowHash.mixed(rowHash);
      files.add(row);
      if ((++count & CHECK_MASK) == 0) {
        context.killTaskIfInterrupted();
        metrics.setRecordsWritten(count);
        files.rollWhenFull();
      }
    }
    metrics.setRecordsWritten(count);
    return new RowSums(count, first, second);
  }

  /** Of the attempts at one partition the driver lets one through. */
  private static void requireToBeTheOne(TaskContext context) {
    boolean granted =
        SparkEnv.get()
            .outputCommitCoordinator()
            .canCommit(
                context.stageId(),
                context.stageAttemptNumber(),
                context.partitionId(),
                context.attemptNumber());
    if (!granted) {
      // Spark looks for it among the causes, and does not count it as a failure.
      throw new IllegalStateException(
          new CommitDeniedException(
              "another attempt has written partition " + context.partitionId(),
              context.stageId(),
              context.partitionId(),
              context.attemptNumber()));
    }
  }

  private static byte[] bytes(WrittenRows written) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(written);
    }
    return bytes.toByteArray();
  }
}
