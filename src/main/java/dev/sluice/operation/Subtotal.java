package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Excel's subtotals: the rows, and a row with the results of each group at each level. A column
 * tells the levels apart: 0 for the rows themselves, 1 for the finest groups, and so on up to the
 * grand total. Each result is made of the rows, never of other results: an average of averages is
 * no average. An empty table has no totals.
 *
 * <p>The rows of a result have lost their place in the source; sorted by the columns of {@code by}
 * and then the level, each subtotal stands behind its rows. A subtotal that does not fit its type
 * goes to quarantine.
 *
 * <p>Totals take one shuffle of partial groups, to which each row gives one for every level. With
 * the rows themselves all that was before is computed twice: once for them, once for the totals.
 *
 * @param by the columns of the groups, the coarsest first
 * @param detail false for the totals alone
 */
public record Subtotal(
    InputTable table,
    List<ColumnReference> by,
    List<Aggregate> aggregates,
    boolean grandTotal,
    boolean detail,
    ColumnReference levelColumn)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Subtotal {
    by = List.copyOf(by);
    aggregates = List.copyOf(aggregates);
  }

  @Override
  public List<String> orderedInputs() {
    return aggregates.stream().anyMatch(made -> made.function().dependsOnOrder())
        ? inputs()
        : List.of();
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> result =
        table
            .check(tables, problems)
            .map(schema -> new SubtotalLayout(this).check(schema, problems));
    return problems.count() == before
        ? result.map(schema -> Map.of(table.into(), schema))
        : Optional.empty();
  }

  /** How many columns of {@code by} the groups of each level share, the finest level first. */
  List<Integer> levels() {
    return Stream.iterate(by.size(), keys -> keys >= (grandTotal ? 0 : 1), keys -> keys - 1)
        .toList();
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> made = new SubtotalPlan(this, tables.table(table.name())).result();
    // Even a column that keeps its name has other sums when subtotals stand in it.
    Set<String> replaced = new LinkedHashSet<>(TableSchemas.visible(made.schema()));
    return StepResult.of(
        table.into(), StepResult.Made.of(made, new Flow.Folds(table.name())).replacing(replaced));
  }

  @Override
  public List<String> explain() {
    return Stream.concat(
            Stream.of(
                "subtotal "
                    + table.described()
                    + " by "
                    + by.stream().map(ColumnReference::name).collect(Collectors.joining(", "))
                    + (grandTotal ? " and in all" : "")
                    + ": one shuffle of partial groups at "
                    + levels().size()
                    + (levels().size() == 1 ? " level" : " levels")
                    + (detail ? "; what was before is computed twice" : "")),
            aggregates.stream()
                .map(aggregate -> "  " + aggregate.name() + " = " + aggregate.written()))
        .toList();
  }

  private static final class Type implements StepType {

    private static final String BY = "by";
    private static final String AGGREGATES = "aggregates";
    private static final String GRAND_TOTAL = "grand-total";
    private static final String DETAIL = "detail";
    private static final String LEVEL_COLUMN = "level-column";

    @Override
    public String name() {
      return "subtotal";
    }

    @Override
    public String summary() {
      return "Adds rows with the sums, counts and the like of groups and of the groups of groups.";
    }

    @Override
    public String example() {
      return """
          - subtotal:
              table: sales
              by: [region, branch]
              aggregates:
                amount: sum
                lines: count-rows
              grand-total: true
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              BY,
              new Shape.ListOf(new Shape.Text("a column")),
              "the columns of the groups, the coarsest first; [region, branch] makes subtotals of"
                  + " each branch of a region, then of each region; in a subtotal the columns that"
                  + " its group does not have are blank")
          .required(
              AGGREGATES,
              Aggregate.shape(),
              "the results by name, as in group; amount: sum stands in the column amount itself, a"
                  + " new name makes a new column, blank in the rows; it can be "
                  + String.join(", ", AggregateFunction.names()))
          .optional(
              GRAND_TOTAL,
              new Shape.Flag(),
              "true adds a row with the total of all; without it false")
          .optional(
              DETAIL, new Shape.Flag(), "false leaves only the totals; without it the rows stay")
          .optional(
              LEVEL_COLUMN,
              new Shape.Text("the name of a new column"),
              "the column that tells rows (0) from subtotals of all columns of by (1), of all but"
                  + " the last (2), and so on; without it level");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      int before = problems.count();
      Subtotal step =
          new Subtotal(
              InputTable.read(options),
              ColumnReference.list(options, BY),
              Aggregate.read(options, AGGREGATES, problems),
              options.flag(GRAND_TOTAL, false),
              options.flag(DETAIL, true),
              new ColumnReference(
                  options.text(LEVEL_COLUMN, "level"), options.place(LEVEL_COLUMN)));
      return problems.count() == before ? Optional.of(step) : Optional.empty();
    }
  }
}
