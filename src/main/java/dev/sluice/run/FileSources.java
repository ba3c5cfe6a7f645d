package dev.sluice.run;

import dev.sluice.io.columnar.ColumnarFormat;
import dev.sluice.io.columnar.ColumnarSource;
import dev.sluice.io.file.FileSource;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.parquet.ParquetSource;
import dev.sluice.io.statement.StatementFormat;
import dev.sluice.io.text.TextFormat;
import dev.sluice.io.text.TextOptions;
import dev.sluice.io.text.TextSource;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Source;
import dev.sluice.spec.SourceLayout;
import java.util.Optional;

/** The one list of what reads which file format. */
final class FileSources {

  private FileSources() {}

  /** Finds the files and their columns, without Spark; empty when anything was reported. */
  static Optional<? extends FileSource> plan(Source source, Source.Files files, Problems problems) {
    return switch (files.format()) {
      case CSV, TSV ->
          text(delimited((SourceLayout.Delimited) files.layout()), source, files, problems);
      case JSONL -> text(TextFormat.jsonLines(), source, files, problems);
      case JSON ->
          text(
              new TextFormat.JsonDocument(((SourceLayout.JsonDocument) files.layout()).path()),
              source,
              files,
              problems);
      case CAMT053, MT940, BAI2, OFX ->
          text(
              new TextFormat.Statements(
                  StatementFormat.valueOf(files.format().name()),
                  (SourceLayout.Statement) files.layout()),
              source,
              files,
              problems);
      case ORC, AVRO ->
          ColumnarSource.plan(
              ColumnarFormat.valueOf(files.format().name()),
              files.path(),
              StorageSettings.DEFAULT,
              files.place(),
              problems);
      case PARQUET ->
          ParquetSource.plan(files.path(), StorageSettings.DEFAULT, files.place(), problems);
    };
  }

  private static TextFormat delimited(SourceLayout.Delimited layout) {
    return new TextFormat.Delimited(
        layout.delimiter(),
        layout.quote(),
        layout.hasHeader() ? TextFormat.Header.FIRST_LINE : TextFormat.Header.NONE);
  }

  private static Optional<TextSource> text(
      TextFormat format, Source source, Source.Files files, Problems problems) {
    TextOptions options = TextOptions.of(format, files.path()).withColumns(source.columns());
    return TextSource.plan(options, files.place(), problems);
  }
}
