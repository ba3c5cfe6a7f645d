package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Puts the cells of several columns into one text. A projection without a shuffle.
 *
 * @param to the column that gets the text; one of the combined columns is replaced
 */
public record Combine(InputTable table, ColumnReference to, CombineTemplate template)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table.check(tables, problems).map(schema -> result(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private StructType result(StructType schema, Problems problems) {
    for (ColumnReference column : template.columns()) {
      TableSchemas.requireColumn(table.name(), schema, column.name(), column.place(), problems)
          .filter(field -> !CellText.canWrite(field.dataType()))
          .ifPresent(
              field ->
                  problems.report(
                      Problem.user(
                          column.place(),
                          "wrong-column-type",
                          "column \""
                              + column.name()
                              + "\" is "
                              + TypeNames.written(field.dataType())
                              + ", which has no text")));
    }
    StructField made = DataTypes.createStructField(to.name(), DataTypes.StringType, true);
    boolean replaces = replaces();
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(schema).fields()) {
      result.add(replaces && field.name().equals(to.name()) ? made : field, table.place());
    }
    if (!replaces) {
      result.add(made, to.place());
    }
    return result.schema();
  }

  private boolean replaces() {
    return template.columns().stream().anyMatch(column -> column.name().equals(to.name()));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    StructType schema = rows.schema();
    String ownError = FormulaProjection.errorColumn(to.name());
    List<String> there = Arrays.asList(rows.columns());
    List<Column> errors = new ArrayList<>();
    template.columns().stream()
        .map(column -> FormulaProjection.errorColumn(column.name()))
        .filter(there::contains)
        .distinct()
        .forEach(error -> errors.add(ColumnReference.named(error)));
    Column text = text(schema, errors).as(to.name());
    List<Column> results = new ArrayList<>();
    for (String name : rows.columns()) {
      if (name.equals(to.name())) {
        results.add(text);
      } else if (!name.equals(ownError)) {
        results.add(ColumnReference.named(name));
      }
    }
    if (!replaces()) {
      results.add(text);
    }
    if (!errors.isEmpty()) {
      results.add(coalesce(errors.toArray(Column[]::new)).as(ownError));
    }
    Dataset<Row> made = rows.select(results.toArray(Column[]::new));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(made, new Flow.Projects(table.name()))
            .replacing(replaces() ? Set.of(to.name()) : Set.of()));
  }

  /** Blank where all columns are, and where one holds an error. */
  private Column text(StructType schema, List<Column> errors) {
    Column isSomething =
        template.columns().stream()
            .map(column -> column.column().isNotNull())
            .reduce(Column::or)
            .orElse(lit(true));
    Column text =
        template.text(
            column -> CellText.of(column.column(), schema.apply(column.name()).dataType()));
    Column isSound = errors.stream().map(Column::isNull).reduce(Column::and).orElse(lit(true));
    return when(isSomething.and(isSound).and(text.notEqual(lit(""))), text);
  }

  @Override
  public List<String> explain() {
    return List.of(
        "combine "
            + template.columns().stream()
                .map(ColumnReference::name)
                .collect(Collectors.joining(", "))
            + " of "
            + table.described()
            + " as "
            + to.name()
            + "; no shuffle");
  }

  private static final class Type implements StepType {

    private static final String TO = "into-column";
    private static final String COLUMNS = "columns";
    private static final String PATTERN = "pattern";
    private static final String SEPARATOR = "separator";
    private static final String BLANKS = "blanks";

    @Override
    public String name() {
      return "combine";
    }

    @Override
    public String summary() {
      return "Puts the cells of several columns into one text column.";
    }

    @Override
    public String example() {
      return """
          - combine:
              table: bank
              columns: [street, number, city]
              separator: ", "
              into-column: address
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              TO,
              new Shape.Text("the name of a column"),
              "the column that gets the text, at the end; one of the combined columns is replaced")
          .optional(
              COLUMNS,
              new Shape.ListOf(new Shape.Text("a column")),
              "the columns, one after the other; " + CellText.HELP)
          .optional(
              PATTERN,
              new Shape.Text("a text with columns in braces"),
              "in place of columns: a text such as {account}-{line}, in which a blank is nothing"
                  + " and {{ a brace")
          .exactlyOneOf(COLUMNS, PATTERN)
          .optional(
              SEPARATOR,
              new Shape.Anything("a text"),
              "what stands between columns; without it a space")
          .optional(
              BLANKS,
              new Shape.Choice(List.of("skip", "keep")),
              "skip (without it) leaves out blanks with their separator; the text of blanks only is"
                  + " a blank");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      if (options.has(PATTERN)) {
        List.of(SEPARATOR, BLANKS).stream()
            .filter(options::has)
            .forEach(
                key ->
                    problems.report(
                        Problem.user(
                            options.place(key),
                            "conflicting-keys",
                            key + " has no meaning beside " + PATTERN)));
      }
      Optional<CombineTemplate> template =
          options.has(PATTERN)
              ? CombineTemplate.Pattern.parse(
                  options.text(PATTERN), options.place(PATTERN), problems)
              : Optional.of(
                  new CombineTemplate.Separated(
                      ColumnReference.list(options, COLUMNS),
                      options.text(SEPARATOR, " "),
                      options.text(BLANKS, "skip").equals("skip")));
      return problems.count() == before
          ? template.map(
              found ->
                  new Combine(
                      InputTable.read(options),
                      new ColumnReference(options.text(TO), options.place(TO)),
                      found))
          : Optional.empty();
    }
  }
}
