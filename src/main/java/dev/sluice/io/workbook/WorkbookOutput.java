package dev.sluice.io.workbook;

import dev.sluice.io.file.FileOutput;
import dev.sluice.io.file.PlainFormat;
import dev.sluice.io.file.StagedFile;
import dev.sluice.io.file.StagedFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.write.RowSums;
import dev.sluice.io.write.WrittenRows;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A workbook that is replaced as a whole. The rows are staged as Parquet, which is what the gate
 * looks at, and the workbook is made of exactly those. The same rows give the same bytes.
 *
 * @param target the file to publish, which ends with {@code .xlsx}
 */
public record WorkbookOutput(String target, StorageSettings settings) {

  /**
   * Writes the rows and makes the workbook, beside the target. Runs one Spark job that writes them
   * and one that sorts them; the rows come to the driver, a partition at a time.
   *
   * @param rows the table; {@link HiddenColumns#ROW_ORDER} is used for the order of rows where it
   *     is there and the table was not sorted
   * @param sheet the name of the sheet
   * @throws dev.sluice.problem.ProblemException when a sheet cannot hold the rows as they are
   */
  public Staged stage(Dataset<Row> rows, String sheet, String runId, String runKey) {
    Problems problems = new Problems();
    SheetLimits limits = new SheetLimits(Place.file(target), problems);
    limits.checkColumns(visible(rows));
    problems.throwIfAny();

    FileOutput output = new FileOutput(target, settings);
    StagedFile file = output.stage(runId, runKey);
    try {
      RowSequence sequence = RowSequence.of(rows);
      StagedFiles parquet =
          file.scratch(PlainFormat.PARQUET).stage(sequence.carriedBy(rows), runId, runKey);
      Dataset<Row> staged = parquet.read(rows.sparkSession());
      long count = parquet.written().map(WrittenRows::rowsInFiles).orElseGet(staged::count);
      limits.checkRows(count);
      problems.throwIfAny();

      SheetContent content = SheetContent.of(SheetName.of(sheet), sequence.inOrder(staged));
      SheetFaults faults = new SheetFaults();
      file.write(out -> WorkbookWriter.write(out, List.of(content), faults));
      faults.report(Place.file(target), problems);
      problems.throwIfAny();
      return new Staged(file, parquet, sequence, count);
    } catch (Exception failure) {
      // Spark throws checked exceptions that Scala does not declare.
      file.discard();
      throw failure;
    }
  }

  /** The run key of what is published, if it still stands. */
  public Optional<String> publishedRunKey() {
    return new FileOutput(target, settings).publishedRunKey();
  }

  /** Repairs what a crashed run left. */
  public void cleanUp() {
    new FileOutput(target, settings).cleanUp();
  }

  private static StructType visible(Dataset<Row> rows) {
    return rows.drop(
            Arrays.stream(rows.columns()).filter(HiddenColumns::isHidden).toArray(String[]::new))
        .schema();
  }

  /** A workbook that is made and not yet published. */
  public static final class Staged {

    private final StagedFile file;
    private final StagedFiles parquet;
    private final RowSequence sequence;
    private final long count;

    private Staged(StagedFile file, StagedFiles parquet, RowSequence sequence, long count) {
      this.file = file;
      this.parquet = parquet;
      this.sequence = sequence;
      this.count = count;
    }

    /** Exactly the rows that the workbook was made of. */
    public Dataset<Row> read(SparkSession spark) {
      return sequence.without(parquet.read(spark));
    }

    /** The sums over the rows, where the write took them over their columns only. */
    public Optional<RowSums> sums() {
      return sequence.places().isEmpty()
          ? parquet.written().map(WrittenRows::sums)
          : Optional.empty();
    }

    /** How many rows there are. */
    public long count() {
      return count;
    }

    /** Puts the workbook in the place of what was published before. */
    public void publish() {
      file.publish();
    }

    /** Deletes what was staged. */
    public void discard() {
      file.discard();
    }
  }
}
