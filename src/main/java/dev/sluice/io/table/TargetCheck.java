package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Whether rows fit the table that they are to go to, found before any row is computed. */
public final class TargetCheck {

  private TargetCheck() {}

  /**
   * Reports everything about the target that would stop a publication: a bad name, a type that no
   * table can hold, columns that differ from an existing table's, a partitioning that cannot be or
   * that differs. Reads the table's metadata only.
   */
  public static void check(
      TableCatalog catalog, TableTarget target, StructType rows, Problems problems) {
    try {
      Optional<BaseTable> existing = catalog.find(target.id());
      plan(target, rows, existing, problems);
    } catch (ProblemException e) {
      problems.reportAll(e.problems());
    }
  }

  /** Reports why a column or a transform of one cannot partition such rows; asks no catalog. */
  public static void checkPartition(
      String written, StructType rows, Place place, Problems problems) {
    TableSchema.forNewTable(withoutHidden(rows), place, new Problems())
        .ifPresent(
            schema -> {
              var unused = Partitioning.of(List.of(written), schema, place, problems);
            });
  }

  /** Columns and partitioning of the new or existing table; nothing when a problem was reported. */
  static Optional<PartitionSpec> plan(
      TableTarget target, StructType rows, Optional<BaseTable> existing, Problems problems) {
    Optional<Schema> schema =
        TableSchema.forNewTable(withoutHidden(rows), target.place(), problems);
    if (schema.isEmpty()) {
      return Optional.empty();
    }
    Optional<PartitionSpec> wanted =
        Partitioning.of(target.partitionBy(), schema.get(), target.place(), problems);
    if (existing.isPresent()) {
      TableSchema.compare(
          target.table(), existing.get().schema(), schema.get(), target.place(), problems);
    }
    wanted.ifPresent(
        spec -> comparePartitioning(target, spec, existing.map(BaseTable::spec), problems));
    return wanted;
  }

  private static void comparePartitioning(
      TableTarget target, PartitionSpec wanted, Optional<PartitionSpec> has, Problems problems) {
    Place place = target.place();
    PartitionSpec effective = wanted.isUnpartitioned() ? has.orElse(wanted) : wanted;
    if (target.mode() == TableTarget.Mode.REPLACE_PARTITIONS && effective.isUnpartitioned()) {
      problems.report(
          Problem.user(
                  place,
                  "no-partitions",
                  "mode replace-partitions needs a partitioned table, and \""
                      + target.table()
                      + "\" is not")
              .withHint("say partition-by, or use mode replace"));
    }
    String asked = Partitioning.written(wanted);
    has.map(Partitioning::written)
        .filter(found -> !wanted.isUnpartitioned() && !found.equals(asked))
        .ifPresent(
            found ->
                problems.report(
                    Problem.user(
                        place,
                        "partitioning-differs",
                        "table \""
                            + target.table()
                            + "\" is partitioned by "
                            + found
                            + ", not by "
                            + asked)));
  }

  /** The columns that are published. */
  static StructType withoutHidden(StructType rows) {
    return new StructType(
        Arrays.stream(rows.fields())
            .filter(field -> !HiddenColumns.isHidden(field.name()))
            .toArray(StructField[]::new));
  }
}
