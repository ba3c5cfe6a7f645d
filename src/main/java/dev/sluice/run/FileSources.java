package dev.sluice.run;

import dev.sluice.io.file.FileSource;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.parquet.ParquetSource;
import dev.sluice.io.text.TextFormat;
import dev.sluice.io.text.TextOptions;
import dev.sluice.io.text.TextSource;
import dev.sluice.io.workbook.SheetLayout;
import dev.sluice.io.workbook.WorkbookOptions;
import dev.sluice.io.workbook.WorkbookSource;
import dev.sluice.problem.Problems;
import dev.sluice.spec.Source;
import dev.sluice.spec.SourceLayout;
import java.util.List;
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
      case XLSX -> workbook((SourceLayout.Workbook) files.layout(), source, files, problems);
      case PARQUET ->
          ParquetSource.plan(files.path(), StorageSettings.DEFAULT, files.place(), problems);
    };
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
