package dev.sluice.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import dev.sluice.report.RunRecord;
import dev.sluice.spec.Publication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.AtomicType;
import org.jspecify.annotations.Nullable;

/** What the run record says of one output. */
final class OutputRecord {

  /** The kind of an output in the layout of Security Lake. */
  static final String LAKE = "security-lake";

  private OutputRecord() {}

  /** A staged output. */
  static RunRecord.Output of(
      Publication publication, StagedOutput output, ResultDigest digest, Dataset<Row> sample) {
    return new RunRecord.Output(
        publication.table(),
        kind(publication.target()),
        publication.target().location(),
        mode(publication.target()),
        output.addedRecords(),
        digest.toString(),
        null,
        output.previousSnapshot().orElse(null),
        "staged",
        Arrays.asList(sample.columns()),
        texts(readable(sample).collectAsList()));
  }

  /** The rows with nested values as JSON, without what is null in them. */
  private static Dataset<Row> readable(Dataset<Row> rows) {
    return rows.select(
        Arrays.stream(rows.schema().fields())
            .map(
                field -> {
                  Column column = col("`" + field.name().replace("`", "``") + "`");
                  boolean isNested = !(field.dataType() instanceof AtomicType);
                  return isNested ? to_json(column).as(field.name()) : column;
                })
            .toArray(Column[]::new));
  }

  /** An output that this run key had published before. */
  static RunRecord.Output unchanged(Publication publication, @Nullable Long snapshotId) {
    return new RunRecord.Output(
        publication.table(),
        kind(publication.target()),
        publication.target().location(),
        mode(publication.target()),
        0,
        "",
        snapshotId,
        snapshotId,
        "unchanged",
        List.of(),
        List.of());
  }

  /** The same output, with what became of it. */
  static RunRecord.Output restated(RunRecord.Output output, StagedOutput.Published published) {
    return new RunRecord.Output(
        output.name(),
        output.kind(),
        output.target(),
        output.mode(),
        output.rows(),
        output.digest(),
        published.snapshotId().orElse(null),
        output.previousSnapshotId(),
        published.state().name().toLowerCase(Locale.ROOT),
        output.columns(),
        output.sample());
  }

  private static String kind(Publication.Target target) {
    if (target instanceof Publication.Workbook) {
      return "xlsx";
    }
    if (target instanceof Publication.Lake) {
      return LAKE;
    }
    return target instanceof Publication.Folder folder
        ? folder.format().name().toLowerCase(Locale.ROOT)
        : "iceberg";
  }

  private static String mode(Publication.Target target) {
    if (target instanceof Publication.Lake lake) {
      return lake.batch().map(batch -> "batch " + batch).orElse("batch");
    }
    return target instanceof Publication.CatalogTable table
        ? table.mode().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : "replace";
  }

  private static List<List<@Nullable String>> texts(List<Row> rows) {
    List<List<@Nullable String>> texts = new ArrayList<>();
    for (Row row : rows) {
      List<@Nullable String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(row.isNullAt(i) ? null : String.valueOf(row.get(i)));
      }
      texts.add(cells);
    }
    return texts;
  }
}
