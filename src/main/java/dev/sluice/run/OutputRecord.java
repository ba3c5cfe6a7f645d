package dev.sluice.run;

import dev.sluice.report.RunRecord;
import dev.sluice.spec.Publication;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** What the run record says of one output. */
final class OutputRecord {

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
        texts(sample.collectAsList()));
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
    return target instanceof Publication.Folder folder
        ? folder.format().name().toLowerCase(Locale.ROOT)
        : "iceberg";
  }

  private static String mode(Publication.Target target) {
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
