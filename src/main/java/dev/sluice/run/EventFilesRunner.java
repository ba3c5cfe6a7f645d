package dev.sluice.run;

import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.validate.EventValidator;
import dev.sluice.ocsf.validate.FaultTally;
import dev.sluice.ocsf.validate.RowValidator;
import dev.sluice.ocsf.validate.ValidationOptions;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.spec.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Judges files of OCSF events. Texts that are not large are read in this process, which starts no
 * Spark; large ones and Parquet files are read by Spark, each once.
 */
public final class EventFilesRunner {

  /** Up to so many bytes of text, Spark would take longer to start than it saves. */
  private static final long LARGE = 256L << 20;

  private static final String FILE = HiddenColumns.PREFIX + "event_file";
  private static final String ROW = HiddenColumns.PREFIX + "event_row";
  private static final String LOCAL = "file:";

  private final OcsfSchema schema;
  private final ValidationOptions options;
  private final int examples;
  private final Settings settings;
  private final SessionSource sessions;
  private final long large;

  /**
   * Makes a runner.
   *
   * @param schema the version by which events are judged
   * @param options how strictly
   * @param examples how many faults of each code to keep
   */
  public EventFilesRunner(
      OcsfSchema schema,
      ValidationOptions options,
      int examples,
      Settings settings,
      SessionSource sessions) {
    this(schema, options, examples, settings, sessions, LARGE);
  }

  EventFilesRunner(
      OcsfSchema schema,
      ValidationOptions options,
      int examples,
      Settings settings,
      SessionSource sessions,
      long large) {
    this.schema = schema;
    this.options = options;
    this.examples = examples;
    this.settings = settings;
    this.sessions = sessions;
    this.large = large;
  }

  /** Judges all events of a file, or of all files in a folder and below it. */
  public FaultTally run(Path named) {
    Problems problems = new Problems();
    EventFiles files = EventFiles.find(named, problems);
    problems.throwIfAny();
    FaultTally tally = new FaultTally(examples);
    try {
      if (size(files.texts()) <= large) {
        EventValidator validator = new EventValidator(schema, options);
        for (Path file : files.texts()) {
          new JsonEventFile(file)
              .read((line, json) -> tally.add(file.toString(), line, validator.validate(json)));
        }
      } else {
        tally.add(judged(session(files).read().textFile(paths(files.texts())).toDF(), true));
      }
      for (Path file : files.tables()) {
        tally.add(judged(session(files).read().parquet(file.toString()), false));
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.external(
              Place.commandLine("FILE"),
              "unreadable",
              named + " cannot be read: " + e.getMessage()),
          e);
    }
    return tally;
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }

  private static String[] paths(List<Path> files) {
    return files.stream().map(Path::toString).toArray(String[]::new);
  }

  private SparkSession session(EventFiles files) throws IOException {
    RunOptions run = RunOptions.of("ocsf validate", Map.of());
    return sessions.open(
        settings, Catalogs.of(settings), size(files.texts()) + size(files.tables()), run);
  }

  private FaultTally judged(Dataset<Row> events, boolean text) {
    StructType columns = events.schema();
    if (!text && !Arrays.asList(columns.fieldNames()).contains("class_uid")) {
      throw new ProblemException(
          Problem.user(
              Place.commandLine("FILE"),
              "no-events",
              "a Parquet file has no column class_uid, so that its rows are no OCSF events"));
    }
    FaultTally tally = new FaultTally(examples);
    Column row = text ? functions.lit(0L) : functions.col("_metadata.row_index");
    events
        .withColumn(FILE, functions.col("_metadata.file_path"))
        .withColumn(ROW, row)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(text ? lines() : rows(columns))
        .collect()
        .forEach(tally::add);
    return tally;
  }

  private FlatMapFunction<Iterator<InternalRow>, FaultTally> lines() {
    String version = schema.version();
    ValidationOptions strictness = options;
    int most = examples;
    return lines -> {
      EventValidator validator =
          new EventValidator(OcsfSchema.of(version).orElseThrow(), strictness);
      FaultTally tally = new FaultTally(most);
      while (lines.hasNext()) {
        InternalRow line = lines.next();
        String json = line.getUTF8String(0).toString();
        if (!json.isBlank()) {
          tally.add(file(line, 1), 0, validator.validate(json));
        }
      }
      return List.of(tally).iterator();
    };
  }

  private FlatMapFunction<Iterator<InternalRow>, FaultTally> rows(StructType columns) {
    RowValidator validator = new RowValidator(columns, schema, options);
    int most = examples;
    int file = columns.size();
    return rows -> {
      FaultTally tally = new FaultTally(most);
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        tally.add(file(row, file), row.getLong(file + 1) + 1, validator.validate(row));
      }
      return List.of(tally).iterator();
    };
  }

  /** The path of a local file without the name of its file system, as users write it. */
  private static String file(InternalRow row, int ordinal) {
    String path = row.getUTF8String(ordinal).toString();
    return path.startsWith(LOCAL)
        ? "/" + path.substring(LOCAL.length()).replaceFirst("^/+", "")
        : path;
  }
}
