package dev.sluice.spec;

import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of jobs and recipes: what is checked, what editors complete and what the docs list. */
public final class JobShape {

  static final String IF_MISSING = "if-missing";
  static final String EMPTY = "empty";

  /** A source. */
  public static final ObjectShape SOURCE =
      ObjectShape.of()
          .optional(
              "path",
              new Shape.Text("a path, glob or folder"),
              "the files to read: a local path, glob or folder, relative to the project")
          .optional("table", new Shape.Text("namespace.table"), "the Iceberg table to read instead")
          .exactlyOneOf("path", "table")
          .optional(
              IF_MISSING,
              new Shape.Choice(List.of("fail", EMPTY)),
              "what a table that does not exist is: a fault (without it), or empty with the"
                  + " declared columns, as for the open items of a first run")
          .optional(
              "format",
              new Shape.Choice(words(SourceFormat.values())),
              "the format of the files, when their name does not tell it")
          .optional(
              "header",
              new Shape.FlagOr(new Shape.WholeNumber(1, 1_000_000)),
              "whether the first line or row names the columns (default true), or which one does")
          .optional(
              "skip-footer",
              new Shape.WholeNumber(1, 1000),
              "how many records at the end of every file are no rows")
          .optional(
              "delimiter",
              new Shape.Text("one character, tab or space"),
              "what separates the cells of a csv file (default ,)")
          .optional("quote", new Shape.Text("one character"), "what quotes the cells of a csv file")
          .optional(
              "escape",
              new Shape.Text("one character"),
              "what takes away the meaning of a delimiter, quote, line break or itself behind it")
          .optional(
              "widths",
              new Shape.MapOf(new Shape.WholeNumber(1, FixedWidthReader.MAX_WIDTH)),
              "how many characters each column of a fixed-width file takes, from left to right")
          .optional(
              "encoding",
              new Shape.Choice(words(TextEncoding.values())),
              "how the characters of a text file are written (default utf-8)")
          .optional("blanks", CellShape.BLANKS, "what means a blank, besides the empty cell")
          .optional("numbers", new Shape.Nested(CellShape.NUMBERS), "how numbers are written")
          .optional("dates", CellShape.PATTERN, "how dates are written (default yyyy-MM-dd)")
          .optional(
              "timestamps", CellShape.PATTERN, "how timestamps are written (default ISO 8601)")
          .optional("booleans", CellShape.BOOLEANS, "the words for true and false, in this order")
          .optional(
              "rows",
              new Shape.Text("entries or transactions, or a path such as data.items"),
              "what a row is: of camt053, entries (default) or transactions; of json, the keys to"
                  + " the array")
          .optional(
              "record",
              new Shape.Text("a column"),
              "a column for the text of each object of json or jsonl as it is written, which is not"
                  + " taken apart")
          .optional(
              "unbalanced",
              new Shape.Choice(words(SourceLayout.Unbalanced.values())),
              "what happens to a bank statement whose balance is not proved (default reject)")
          .optional(
              "sheet",
              new Shape.Text("a name, or a number from 1"),
              "the sheet of a workbook (default: the first visible one)")
          .optional(
              "range",
              new Shape.Text("A5:H200, A5:H, A:H or A5"),
              "where on the sheet the table is (default: all of it)")
          .optional(
              "columns",
              new Shape.MapOf(
                  new Shape.TextOr("a column type such as decimal(18,2)", CellShape.COLUMN)),
              "the columns to read, each with its type; without it they are inferred from a sample")
          .optional(
              "control-totals",
              new Shape.ListOf(new Shape.Text("a column")),
              "decimal or integer columns whose sums the run accounts for to the cent")
          .optional(
              "max-rejected",
              new Shape.Text("a number of rows such as 100, or a share such as 0.5%"),
              "more rejected rows than this refuse the run (default: any number, but never all)");

  /** A publication. */
  public static final ObjectShape PUBLICATION =
      ObjectShape.of()
          .optional("table", new Shape.Text("namespace.table"), "the Iceberg table to publish to")
          .optional(
              "path",
              new Shape.Text("a folder, or a file that ends with .xlsx"),
              "the folder or workbook to publish to instead")
          .exactlyOneOf("table", "path")
          .optional(
              "mode",
              new Shape.Choice(words(Publication.Mode.values())),
              "what happens to rows published before (default replace)")
          .optional(
              "partition-by",
              new Shape.ListOf(new Shape.Text("a column, or a transform such as days(booked_on)")),
              "how the table is partitioned when it is made")
          .optional(
              "audit",
              new Shape.Choice(words(Publication.Scope.values())),
              "what the gate looks at: the rows of this run (default) or the table as it would"
                  + " become")
          .optional(
              "format",
              new Shape.Choice(words(Publication.Format.values())),
              "the format of the files in the folder (default parquet, or xlsx for a file of that"
                  + " name)")
          .optional(
              "layout",
              new Shape.Choice(words(Publication.Layout.values())),
              "the layout of a folder that others read, to which every batch is added")
          .optional(
              "batch",
              new Shape.Text("a name, such as ${date}"),
              "with a layout: what is replaced when it is published again (default the run key)");

  /** A chart. */
  public static final ObjectShape CHART =
      ObjectShape.of()
          .required("title", new Shape.Text("a sentence"), "what stands above the chart")
          .required("table", new Shape.Text("a published table"), "the table that it shows")
          .required(
              "kind",
              new Shape.Choice(words(Chart.Kind.values())),
              "how it is drawn; a line needs dates, times or numbers along the axis")
          .required(
              "x", new Shape.Text("a column"), "what stands along the axis: one bar for each value")
          .required("y", new Shape.Text("a column of numbers"), "how long bars are, or lines high")
          .optional(
              "series",
              new Shape.Text("a column"),
              "the column whose values have a line, bar or part of a bar each")
          .optional(
              "limit",
              new Shape.WholeNumber(1, 1000),
              "at most so many rows are drawn (default 50): the latest of a line and of bars over"
                  + " time, else the longest bars");

  private static final ObjectShape REPORT =
      ObjectShape.of()
          .optional(
              "sample-rows",
              new Shape.WholeNumber(0, 1000),
              "how many rows of each kind the report shows (default 20)")
          .optional(
              "charts",
              new Shape.ListOf(new Shape.Nested(CHART)),
              "charts of published tables, in the order in which they are shown");

  /** A table of codes of an incremental job. */
  public static final ObjectShape KEYED =
      ObjectShape.of()
          .required("key", new Shape.Text("a column"), "the column of this table")
          .required("in", new Shape.Text("a source"), "the source with days that uses the keys")
          .required("column", new Shape.Text("a column"), "its column that holds them");

  /** How a job recomputes days. */
  public static final ObjectShape INCREMENTAL =
      ObjectShape.of()
          .required(
              "by",
              new Shape.Text("a date column"),
              "the column by whose days every published table is partitioned and replaced")
          .required(
              "sources",
              new Shape.MapOf(new Shape.Text("a date or timestamp column")),
              "the tables whose changed days are recomputed, each with the column of its day")
          .optional(
              "lookups",
              new Shape.MapOf(new Shape.Nested(KEYED)),
              "tables of codes: a changed row concerns only the days that use its key; any other"
                  + " changed source concerns all days");

  private static final Shape PARAMETERS =
      new Shape.Anything("a mapping of parameter names, each to its default or to nothing");

  private static final Shape STEPS =
      new Shape.ListOf(new Shape.Anything("a step: its type, and its options"));

  /** A job. */
  public static final ObjectShape JOB =
      ObjectShape.of()
          .required("job", new Shape.Text("a kebab-case name"), "the name of the job, kebab-case")
          .optional("description", new Shape.Text("a sentence"), "what the job is for")
          .optional(
              "parameters",
              PARAMETERS,
              "values that --set may change and ${name} stands for; one without a default must be"
                  + " set")
          .optional(
              "as-of",
              new Shape.Text("a date or a time"),
              "what TODAY() and ages mean by now (default: the time of the run)")
          .required(
              "sources", new Shape.MapOf(new Shape.Nested(SOURCE)), "the inputs, by table name")
          .optional("steps", STEPS, "the steps, in order")
          .optional("recipe", new Shape.Text("a path"), "a recipe whose steps the job runs instead")
          .exactlyOneOf("steps", "recipe")
          .optional(
              "quality",
              new Shape.MapOf(new Shape.Text("a path to a .dqdl ruleset")),
              "the DQDL ruleset that gates each published table")
          .required(
              "publish",
              new Shape.MapOf(new Shape.Nested(PUBLICATION)),
              "the tables to publish, by table name")
          .optional(
              "incremental",
              new Shape.Nested(INCREMENTAL),
              "how the job recomputes only the days that changed since it last published")
          .optional("report", new Shape.Nested(REPORT), "what the report shows");

  /** A recipe: a list of steps that jobs share. */
  public static final ObjectShape RECIPE =
      ObjectShape.of()
          .required("recipe", new Shape.Text("a kebab-case name"), "the name of the recipe")
          .optional("description", new Shape.Text("a sentence"), "what the recipe does")
          .optional(
              "parameters",
              PARAMETERS,
              "values that ${name} stands for; the job's of the same name win")
          .required("steps", STEPS, "the steps, in order");

  /** The item of a steps list that stands for the steps of a recipe. */
  public static final ObjectShape INCLUDE =
      ObjectShape.of()
          .required("use", new Shape.Text("a path"), "the recipe")
          .optional(
              "with",
              new Shape.MapOf(new Shape.Text("a value")),
              "values for the parameters of the recipe");

  private JobShape() {}

  /** The words by which users choose among constants: kebab-case. */
  static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(JobShape::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant that a word stands for; the shape has already refused any other word. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
