package dev.sluice.spec;

import dev.sluice.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * A table of the job that is to be published.
 *
 * @param table its name in the job
 * @param ruleset the DQDL ruleset that gates it
 */
public record Publication(String table, Place place, Target target, Optional<Ruleset> ruleset) {

  /** Where it goes. */
  public sealed interface Target {

    /** As the user wrote it. */
    String location();
  }

  /** A table of the catalog. */
  public record CatalogTable(
      String location, Mode mode, List<Partition> partitions, Scope scope, Place place)
      implements Target {
    public CatalogTable {
      partitions = List.copyOf(partitions);
    }

    /** The partitioning as it was written. */
    public List<String> partitionBy() {
      return partitions.stream().map(Partition::written).toList();
    }
  }

  /** A column, or a transform of one such as {@code days(booked_on)}. */
  public record Partition(String written, Place place) {}

  /**
   * A folder of files, replaced as a whole.
   *
   * @param path the location, resolved against the project
   */
  public record Folder(String location, String path, Format format, Place place)
      implements Target {}

  /**
   * A workbook: one file, replaced as a whole.
   *
   * @param path the location, resolved against the project
   */
  public record Workbook(String location, String path, Place place) implements Target {}

  /**
   * A folder in a layout that others read, to which batches are added.
   *
   * @param path the location, resolved against the project
   * @param batch what is replaced when it is published again; the run key when it is not there
   */
  public record Lake(String location, String path, Optional<String> batch, Place place)
      implements Target {}

  /** A ruleset, whose text is read with the job. */
  public record Ruleset(LoadedDocument document, Place place) {}

  /** What happens to rows that were published before. */
  public enum Mode {
    APPEND,
    REPLACE,
    REPLACE_PARTITIONS
  }

  /** What the gate looks at: the rows that this run made, or the table as it would become. */
  public enum Scope {
    ROWS,
    TABLE
  }

  /** Layouts of folders that others read. */
  public enum Layout {
    SECURITY_LAKE
  }

  /** File formats that can be written. */
  public enum Format {
    PARQUET,
    CSV,
    JSONL,
    ORC,
    AVRO,
    XLSX
  }
}
