package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Adds or replaces columns by Excel formulas. A formula may use the columns of those before it. A
 * replaced column keeps its place, new ones stand at the end.
 *
 * <p>A row with an error goes to quarantine with the first column that failed, or stays with the
 * error in a column {@code <column>_error}, or makes the run fail. Formulas of the row alone are a
 * projection without a shuffle, which merges with those of neighbouring steps; each whole column
 * that they read costs a join.
 *
 * @param columns the formulas by the name of their column, in the order in which they are computed
 */
public record FormulaColumns(InputTable table, Map<String, FormulaText> columns, OnError onError)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new FormulaColumnsType();

  private static final String COMPANION = "_error";

  public FormulaColumns {
    columns = new LinkedHashMap<>(columns);
  }

  /** A formula of the row alone does not ask which row comes first. */
  @Override
  public List<String> orderedInputs() {
    return parse(new Problems()).values().stream().allMatch(Formula::readsItsRowOnly)
        ? List.of()
        : inputs();
  }

  @Override
  public List<String> inputs() {
    Problems ignored = new Problems();
    Set<String> inputs = new LinkedHashSet<>();
    inputs.add(table.name());
    columns
        .values()
        .forEach(
            text ->
                Formula.parse(text, ignored).ifPresent(formula -> inputs.addAll(formula.tables())));
    return List.copyOf(inputs);
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    LinkedHashMap<String, Formula> formulas = parse(problems);
    Optional<StructType> input = table.check(tables, problems);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    Optional<StructType> result =
        FormulaProjection.compile(withoutGaps(formulas), scope(input.get(), tables), problems)
            .map(projection -> result(input.get(), projection, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  private LinkedHashMap<String, Formula> parse(Problems problems) {
    LinkedHashMap<String, Formula> formulas = new LinkedHashMap<>();
    columns.forEach(
        (name, text) ->
            Formula.parse(text, problems).ifPresent(formula -> formulas.put(name, formula)));
    return formulas;
  }

  /** Those that do not stand on a column whose own formula cannot be read. */
  private LinkedHashMap<String, Formula> withoutGaps(LinkedHashMap<String, Formula> formulas) {
    LinkedHashMap<String, Formula> judged = new LinkedHashMap<>();
    Set<String> gaps = new HashSet<>();
    columns.forEach(
        (name, text) -> {
          Formula formula = formulas.get(name);
          if (formula == null || gaps.stream().anyMatch(gap -> names(text.text(), gap))) {
            gaps.add(name);
          } else {
            judged.put(name, formula);
          }
        });
    return judged;
  }

  private static boolean names(String formula, String column) {
    return formula.contains("@" + column + "]") || formula.contains("[" + column + "]");
  }

  private Scope scope(StructType schema, TableSchemas tables) {
    return new Scope(table.name(), schema, tables.tables(), tables.asOf());
  }

  private StructType result(StructType input, FormulaProjection projection, Problems problems) {
    Map<String, DataType> types = projection.types();
    Set<String> companions = companions(projection).keySet();
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(input).fields()) {
      DataType type = types.getOrDefault(field.name(), field.dataType());
      result.add(DataTypes.createStructField(field.name(), type, true), table.place());
    }
    List<String> existing = TableSchemas.visible(input);
    types.forEach(
        (name, type) -> {
          Place place = Objects.requireNonNull(columns.get(name)).place();
          if (!existing.contains(name)) {
            result.add(DataTypes.createStructField(name, type, true), place);
          }
          if (companions.contains(name + COMPANION)) {
            result.add(
                DataTypes.createStructField(name + COMPANION, DataTypes.StringType, true), place);
          }
        });
    return result.schema();
  }

  /** The names of the error columns that stay with the rows, and the columns they belong to. */
  private Map<String, String> companions(FormulaProjection projection) {
    Map<String, String> companions = new LinkedHashMap<>();
    if (onError == OnError.KEEP) {
      projection.columnsThatCanFail().forEach(name -> companions.put(name + COMPANION, name));
    }
    return companions;
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Problems problems = new Problems();
    FormulaProjection projection =
        FormulaProjection.compile(parse(problems), scope(rows.schema(), tables.schemas()), problems)
            .orElseThrow();
    Map<String, String> companions = companions(projection);
    List<Column> results = new ArrayList<>();
    for (String name : result(rows.schema(), projection, problems).fieldNames()) {
      String failing = companions.get(name);
      results.add(
          failing == null
              ? ColumnReference.named(name)
              : ColumnReference.named(FormulaProjection.errorColumn(failing)).as(name));
    }
    Dataset<Row> computed = projection.apply(rows, tables.byName());
    hidden(computed).forEach(name -> results.add(ColumnReference.named(name)));
    List<Column> rejections = rejections(projection);
    if (!rejections.isEmpty()) {
      results.add(coalesce(rejections.toArray(Column[]::new)).as(ControlColumns.REJECT));
    }
    Dataset<Row> made = computed.select(results.toArray(Column[]::new));
    boolean isProjection = rejections.isEmpty() && projection.explain().isEmpty();
    Flow flow = isProjection ? new Flow.Projects(table.name()) : new Flow.Keeps(table.name());
    Set<String> replaced = new LinkedHashSet<>(TableSchemas.visible(rows.schema()));
    replaced.retainAll(columns.keySet());
    Map<String, String> errorColumns = new LinkedHashMap<>();
    companions.forEach((errorColumn, column) -> errorColumns.put(column, errorColumn));
    StepResult.Made whole =
        StepResult.Made.of(made, flow).replacing(replaced).keepingErrors(errorColumns);
    boolean judgesAlone =
        !rejections.isEmpty()
            && projection.explain().isEmpty()
            && Arrays.stream(rows.columns()).noneMatch(columns::containsKey);
    return StepResult.of(
        table.into(), judgesAlone ? inTwoParts(whole, rows, computed, projection, results) : whole);
  }

  /** Errors are found first; what the formulas give is computed for the rows that have none. */
  private static StepResult.Made inTwoParts(
      StepResult.Made whole,
      Dataset<Row> rows,
      Dataset<Row> computed,
      FormulaProjection projection,
      List<Column> results) {
    List<Column> judged =
        new ArrayList<>(Stream.of(rows.columns()).map(ColumnReference::named).toList());
    List<Column> finished = results.subList(0, results.size() - 1);
    judged.add(results.get(results.size() - 1));
    return whole.inTwoParts(
        computed.select(judged.toArray(Column[]::new)),
        staying -> projection.apply(staying, Map.of()).select(finished.toArray(Column[]::new)));
  }

  /**
   * The hidden columns that go on. Where rows with errors stay, so do the hidden errors: a later
   * formula that refers to the column then gives the same error, as in Excel.
   */
  private List<String> hidden(Dataset<Row> computed) {
    List<String> hidden =
        new ArrayList<>(Arrays.stream(computed.columns()).filter(HiddenColumns::isHidden).toList());
    if (onError != OnError.KEEP) {
      columns.keySet().forEach(name -> hidden.remove(FormulaProjection.errorColumn(name)));
    }
    return hidden;
  }

  /** One for each column that can fail, in the order of the formulas. */
  private List<Column> rejections(FormulaProjection projection) {
    if (!onError.rejects()) {
      return List.of();
    }
    return projection.columnsThatCanFail().stream()
        .map(
            name -> {
              Column error = ColumnReference.named(FormulaProjection.errorColumn(name));
              String text = Objects.requireNonNull(columns.get(name)).text();
              return ControlColumns.rejectWhen(
                  error.isNotNull(), name, lit(text), onError.reason(error));
            })
        .toList();
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of(
                "formula " + table.described() + ": no shuffle but a join for each whole column"),
            columns.entrySet().stream()
                .map(column -> "  " + column.getKey() + ": " + column.getValue().text()))
        .toList();
  }
}
