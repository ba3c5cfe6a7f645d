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
import dev.sluice.io.workbook.SheetLayout;
import dev.sluice.io.workbook.WorkbookOptions;
import dev.sluice.io.workbook.WorkbookSource;
import dev.sluice.problem.Problems;
import dev.sluice.spec.CellStyle;
import dev.sluice.spec.Dialect;
import dev.sluice.spec.Source;
import dev.sluice.spec.SourceLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one list of what reads which file format. */
final class FileSources {

  private FileSources() {}

  /** Finds the files and their columns, without Spark; empty when anything was reported. */
  static Optional<? extends FileSource> plan(Source source, Source.Files files, Problems problems) {
    return switch (files.format()) {
      case CSV, TSV -> delimited(source, files, problems);
      case FIXED_WIDTH -> fixedWidth(source, files, problems);
      case LINES -> lines((SourceLayout.Lines) files.layout(), source, files, problems);
      case JSONL ->
          text(
              new TextFormat.JsonLines(files.layout().wholeColumn().isPresent()),
              Dialect.PLAIN,
              source,
              files,
              problems);
      case JSON ->
          jsonDocument((SourceLayout.JsonDocument) files.layout(), source, files, problems);
      case CAMT053, MT940, BAI2, OFX ->
          text(
              new TextFormat.Statements(
                  StatementFormat.valueOf(files.format().name()),
                  (SourceLayout.Statement) files.layout()),
              Dialect.PLAIN,
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
      case XLSX -> workbook((SourceLayout.Workbook) files.layout(), source, files, problems);
      case PARQUET ->
          ParquetSource.plan(files.path(), StorageSettings.DEFAULT, files.place(), problems);
    };
  }

  private static Optional<TextSource> lines(
      SourceLayout.Lines layout, Source source, Source.Files files, Problems problems) {
    Dialect dialect = new Dialect(layout.encoding(), 0, CellStyle.PLAIN, Map.of());
    return text(TextFormat.lines(), dialect, source, files, problems);
  }

  private static Optional<TextSource> jsonDocument(
      SourceLayout.JsonDocument layout, Source source, Source.Files files, Problems problems) {
    TextFormat format =
        new TextFormat.JsonDocument(layout.path(), layout.wholeColumn().isPresent());
    return text(format, Dialect.PLAIN, source, files, problems);
  }

  private static Optional<TextSource> delimited(
      Source source, Source.Files files, Problems problems) {
    SourceLayout.Delimited layout = (SourceLayout.Delimited) files.layout();
    TextFormat format =
        new TextFormat.Delimited(
            layout.delimiter(),
            layout.quote(),
            layout.escape(),
            new TextFormat.Header(layout.headerLine()));
    return text(format, layout.dialect(), source, files, problems);
  }

  private static Optional<TextSource> fixedWidth(
      Source source, Source.Files files, Problems problems) {
    SourceLayout.FixedWidth layout = (SourceLayout.FixedWidth) files.layout();
    TextFormat format =
        new TextFormat.FixedWidth(
            List.copyOf(layout.widths().keySet()),
            List.copyOf(layout.widths().values()),
            new TextFormat.Header(layout.headerLine()));
    return text(format, layout.dialect(), source, files, problems);
  }

  private static Optional<WorkbookSource> workbook(
      SourceLayout.Workbook layout, Source source, Source.Files files, Problems problems) {
    SheetLayout sheet =
        new SheetLayout(
            layout.sheet(), layout.area(), layout.headerRow().orElse(SheetLayout.NO_HEADER));
    WorkbookOptions options =
        new WorkbookOptions(
            List.of(files.path()), sheet, source.columns(), StorageSettings.DEFAULT);
    return WorkbookSource.plan(options, files.place(), problems);
  }

  private static Optional<TextSource> text(
      TextFormat format, Dialect dialect, Source source, Source.Files files, Problems problems) {
    TextOptions options =
        TextOptions.of(format, files.path()).withColumns(source.columns()).withDialect(dialect);
    return TextSource.plan(options, files.place(), problems);
  }
}
