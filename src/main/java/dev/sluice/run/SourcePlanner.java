package dev.sluice.run;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.table.Days;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.io.table.TableSource;
import dev.sluice.io.text.TextSource;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.report.RunRecord;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import dev.sluice.spec.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Finds the sources of a job and learns their columns, without Spark. */
final class SourcePlanner implements AutoCloseable {

  /** How closely to look. */
  enum Look {
    /** The files must be there; headers and samples are read. */
    AT_INPUTS,
    /** Declared columns are believed; only what declares none is looked at. */
    AT_DECLARATIONS
  }

  private static final String MISSING = "missing-table";

  private final Settings settings;
  private final Look look;
  private final Problems problems;
  private @Nullable TableCatalog catalog;

  SourcePlanner(Settings settings, Look look, Problems problems) {
    this.settings = settings;
    this.look = look;
    this.problems = problems;
  }

  /** A planned source: what it holds, and how to read it. */
  private record Planned(
      Source spec,
      StructType schema,
      RunRecord.Input input,
      List<String> notes,
      Function<SparkSession, Dataset<Row>> reader,
      OptionalLong rowCount,
      BiFunction<String, Days, OptionalLong> ofDays)
      implements PlannedSource {

    Planned(
        Source spec,
        StructType schema,
        RunRecord.Input input,
        List<String> notes,
        Function<SparkSession, Dataset<Row>> reader) {
      this(
          spec,
          schema,
          input,
          notes,
          reader,
          OptionalLong.empty(),
          (column, days) -> OptionalLong.empty());
    }

    @Override
    public Dataset<Row> read(SparkSession spark) {
      return reader.apply(spark);
    }

    @Override
    public OptionalLong rowCount(String dayColumn, Days days) {
      return ofDays.apply(dayColumn, days);
    }
  }

  /** Plans one source; empty when anything was reported. */
  Optional<PlannedSource> plan(Source source) {
    if (source.origin() instanceof Source.Table table) {
      return table(source, table);
    }
    Source.Files files = (Source.Files) source.origin();
    if (look == Look.AT_DECLARATIONS && !source.columns().isEmpty()) {
      return Optional.of(declared(source, files));
    }
    return files(source, files);
  }

  private static PlannedSource declared(Source source, Source.Files files) {
    return new Planned(
        source,
        TextSource.schemaOf(source.columns()),
        new RunRecord.Input(source.name(), kind(files), files.location(), List.of()),
        List.of(),
        spark -> {
          throw new IllegalStateException("a checked source is not read");
        });
  }

  private Optional<PlannedSource> table(Source source, Source.Table table) {
    Problems found = new Problems();
    Optional<PlannedSource> planned = table(source, table, found);
    if (table.mayBeMissing()
        && !found.isEmpty()
        && found.all().stream().allMatch(problem -> problem.code().equals(MISSING))) {
      return Optional.of(empty(source, table));
    }
    problems.reportAll(found.all());
    return planned;
  }

  /** A table without rows, with the columns that the source declares. */
  private static PlannedSource empty(Source source, Source.Table table) {
    StructType schema = TextSource.schemaOf(source.columns());
    return new Planned(
        source,
        schema,
        new RunRecord.Input(
            source.name(),
            "iceberg",
            table.location(),
            List.of(new RunRecord.Input.Version(table.location(), 0, "missing"))),
        List.of("a table that does not exist yet"),
        spark -> spark.createDataFrame(List.of(), schema));
  }

  private Optional<PlannedSource> table(Source source, Source.Table table, Problems problems) {
    if (!Catalogs.exists(settings)) {
      // Looking for a table must not make the warehouse.
      problems.report(
          Problem.user(
              table.place(),
              MISSING,
              "table \""
                  + table.location()
                  + "\" does not exist; nothing was published yet to the warehouse \""
                  + ProjectRoot.displayed(settings.warehouse())
                  + "\""));
      return Optional.empty();
    }
    return TableSource.find(catalog(), table.location(), table.snapshot(), table.place(), problems)
        .map(
            found ->
                new Planned(
                    source,
                    found.schema(),
                    new RunRecord.Input(
                        source.name(),
                        "iceberg",
                        table.location(),
                        List.of(snapshot(table.location(), found))),
                    List.of("a table of the catalog"),
                    found::read,
                    found.rowCount(),
                    (column, days) -> found.rowCount(found.schema().apply(column), days)));
  }

  private static RunRecord.Input.Version snapshot(String name, TableSource found) {
    String version =
        found.snapshotId().isPresent() ? "snapshot " + found.snapshotId().getAsLong() : "empty";
    return new RunRecord.Input.Version(name, found.bytes(), version);
  }

  private TableCatalog catalog() {
    if (catalog == null) {
      catalog = Catalogs.of(settings).open();
    }
    return catalog;
  }

  private Optional<PlannedSource> files(Source source, Source.Files files) {
    return FileSources.plan(source, files, problems)
        .map(
            found ->
                new Planned(
                    source,
                    found.schema(),
                    input(source, files, found.files()),
                    found.notes(),
                    found::load,
                    found.rowCount(),
                    (column, days) -> OptionalLong.empty()));
  }

  private static RunRecord.Input input(Source source, Source.Files files, List<InputFile> found) {
    return new RunRecord.Input(
        source.name(),
        kind(files),
        files.location(),
        found.stream()
            .map(
                file ->
                    new RunRecord.Input.Version(
                        ProjectRoot.displayed(file.path()), file.size(), file.checksum()))
            .toList());
  }

  private static String kind(Source.Files files) {
    return files.format().word();
  }

  @Override
  public void close() {
    if (catalog != null) {
      catalog.close();
    }
  }
}
