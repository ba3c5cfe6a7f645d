package dev.sluice.operation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.formula.Formula;
import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.FormulaText;
import dev.sluice.formula.Scope;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps the rows for which an Excel formula is TRUE or a number other than 0; those with FALSE, 0
 * or a blank are dropped and counted under a reason. A condition of the row alone costs no shuffle;
 * each whole column that it reads costs a join.
 *
 * @param reason what dropped rows are counted under
 */
public record Filter(InputTable table, FormulaText where, String reason, OnError onError)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  private static final String CONDITION = HiddenColumns.PREFIX + "where";
  private static final String ON_ERROR = " (error)";

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>();
    inputs.add(table.name());
    Formula.parse(where, new Problems()).ifPresent(formula -> inputs.addAll(formula.tables()));
    return List.copyOf(inputs);
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<Formula> formula = Formula.parse(where, problems);
    Optional<StructType> input = table.check(tables, problems);
    if (formula.isPresent() && input.isPresent()) {
      compile(formula.get(), input.get(), tables, problems);
    }
    return input.map(schema -> Map.of(table.into(), TableSchemas.visibleOnly(schema)));
  }

  private Optional<FormulaProjection> compile(
      Formula formula, StructType schema, TableSchemas tables, Problems problems) {
    return FormulaProjection.compileCondition(
        CONDITION,
        formula,
        new Scope(table.name(), schema, tables.tables(), tables.asOf()),
        problems);
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Problems problems = new Problems();
    FormulaProjection condition =
        Formula.parse(where, problems)
            .flatMap(formula -> compile(formula, rows.schema(), tables.schemas(), problems))
            .orElseThrow();
    boolean canFail = !condition.columnsThatCanFail().isEmpty();
    Column isTrue = ColumnReference.named(CONDITION);
    Column error = ColumnReference.named(FormulaProjection.errorColumn(CONDITION));
    List<Column> results = new ArrayList<>();
    Arrays.stream(rows.columns()).forEach(name -> results.add(ColumnReference.named(name)));
    Column drop = when(not(isTrue), reason);
    if (canFail && onError == OnError.DROP) {
      drop = when(error.isNotNull(), reason + ON_ERROR).otherwise(drop);
    }
    results.add(drop.as(ControlColumns.DROP));
    if (canFail && onError.rejects()) {
      results.add(
          ControlColumns.rejectWhen(
                  error.isNotNull(), "where", lit(where.text()), onError.reason(error))
              .as(ControlColumns.REJECT));
    }
    Dataset<Row> made =
        condition.apply(rows, tables.byName()).select(results.toArray(Column[]::new));
    StepResult.Made result = StepResult.Made.of(made, new Flow.Keeps(table.name()));
    return StepResult.of(
        table.into(),
        canFail && onError == OnError.DROP
            ? result.dropping(reason, reason + ON_ERROR)
            : result.dropping(reason));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "filter "
            + table.described()
            + " where "
            + where.text()
            + ": no shuffle but a join for each whole column");
  }

  private static final class Type implements StepType {

    private static final String WHERE = "where";
    private static final String REASON = "reason";

    @Override
    public String name() {
      return "filter";
    }

    @Override
    public String summary() {
      return "Keeps the rows for which an Excel formula is true, and counts those it drops.";
    }

    @Override
    public String example() {
      return """
          - filter:
              table: bank
              where: "=AND([@amount]>0, [@currency]=\\"EUR\\")"
              reason: not a payment in euros
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              WHERE,
              new Shape.Text("a formula"),
              "the condition of rows that stay; [@x] is column x of the same row")
          .optional(
              REASON,
              new Shape.Text("a text"),
              "what dropped rows are counted under; without it the formula")
          .optional(OnError.KEY, OnError.shape(OnError.values()), OnError.HELP);
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      String where = options.text(WHERE);
      return Optional.of(
          new Filter(
              InputTable.read(options),
              new FormulaText(where, options.place(WHERE)),
              options.text(REASON, where),
              OnError.read(options)));
    }
  }
}
