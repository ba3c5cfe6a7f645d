package dev.sluice.io.parquet;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ProjectRoot;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructType;

/** What Parquet files say of their columns. */
final class Footers {

  /** Footers beyond this many are not read: planning a job must take seconds. */
  private static final int MOST = 200;

  /** How Spark reads what the format leaves open; its own defaults. */
  private static final Map<String, String> CONVERSION =
      Map.of(
          "spark.sql.parquet.binaryAsString", "false",
          "spark.sql.parquet.int96AsTimestamp", "true",
          "spark.sql.caseSensitive", "false",
          "spark.sql.parquet.inferTimestampNTZ.enabled", "false",
          "spark.sql.legacy.parquet.nanosAsLong", "false");

  private final Configuration configuration = new Configuration();
  private final Place place;
  private final Problems problems;

  Footers(StorageSettings storage, Place place, Problems problems) {
    storage.hadoop().forEach(configuration::set);
    CONVERSION.forEach(configuration::set);
    this.place = place;
    this.problems = problems;
  }

  /** The columns that all files have; empty when they differ or one is no Parquet file. */
  Optional<StructType> schema(List<InputFile> files) {
    Map<StructType, String> schemas = new LinkedHashMap<>();
    for (InputFile file : files.subList(0, Math.min(files.size(), MOST))) {
      Optional<StructType> columns = columns(file);
      if (columns.isEmpty()) {
        return Optional.empty();
      }
      schemas.putIfAbsent(columns.get().asNullable(), file.path());
    }
    if (schemas.size() > 1) {
      problems.report(differing(List.copyOf(schemas.entrySet())));
      return Optional.empty();
    }
    return schemas.keySet().stream().findFirst();
  }

  private Optional<StructType> columns(InputFile file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path(file), configuration))) {
      return Optional.of(
          new ParquetToSparkSchemaConverter(configuration)
              .convert(reader.getFileMetaData().getSchema()));
    } catch (FileNotFoundException | RuntimeException e) {
      problems.report(
          Problem.user(
              place,
              "not-parquet",
              "\""
                  + ProjectRoot.displayed(file.path())
                  + "\" is no Parquet file: "
                  + firstLine(e)));
    } catch (IOException e) {
      problems.report(
          Problem.external(
              place,
              "unreadable",
              "\"" + ProjectRoot.displayed(file.path()) + "\" cannot be read: " + firstLine(e)));
    }
    return Optional.empty();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private Problem differing(List<Map.Entry<StructType, String>> schemas) {
    return Problem.user(
        place,
        "columns-differ",
        "the files have different columns: "
            + described(schemas.get(0))
            + ", "
            + described(schemas.get(1)));
  }

  private static String described(Map.Entry<StructType, String> schema) {
    return schema.getValue() + " has " + schema.getKey().catalogString();
  }

  /** Hadoop would take a colon or a percent sign in a plain path for something else. */
  static Path path(InputFile file) {
    String path = file.path();
    return StorageSettings.isLocal(path) && !path.startsWith("file:")
        ? new Path(new File(path).toURI())
        : new Path(path);
  }
}
