package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Sorts the rows, so that files published right after it keep this order, within each and from one
 * to the next. The order of rows is no part of what a table is: a digest, a gate or a later step
 * that moves rows does not see it. It never decides which rows there are.
 *
 * <p>Rows with equal keys stand in the order of their source, and where that is lost, in the order
 * of all their columns, so that the same rows always give the same files.
 *
 * <p>It shuffles the rows twice. Spark finds the bounds of a sort by reading all its input once
 * more; without the first shuffle, which keeps what was computed, every step before would run twice
 * and everything that the run counts on the way would be counted twice.
 */
public record Sort(InputTable table, List<SortKey> by) implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  public Sort {
    by = List.copyOf(by);
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = table.check(tables, problems);
    input.ifPresent(schema -> new RowOrder(by).check(table.name(), schema, problems));
    return input.map(schema -> Map.of(table.into(), TableSchemas.visibleOnly(schema)));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Column[] spread =
        Companions.hasRowOrder(rows.schema())
            ? new Column[] {ColumnReference.named(HiddenColumns.ROW_ORDER)}
            : RowOrder.ties(rows.schema()).toArray(Column[]::new);
    Dataset<Row> sorted = rows.repartition(spread).orderBy(new RowOrder(by).columns(rows.schema()));
    return StepResult.of(table.into(), StepResult.Made.of(sorted, new Flow.Keeps(table.name())));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "sort "
            + table.described()
            + " by "
            + by.stream().map(SortKey::written).collect(Collectors.joining(", "))
            + ": two shuffles of all rows");
  }

  private static final class Type implements StepType {

    private static final String BY = "by";

    @Override
    public String name() {
      return "sort";
    }

    @Override
    public String summary() {
      return "Sorts the rows, so that files published right after it keep this order.";
    }

    @Override
    public String example() {
      return """
          - sort:
              table: bank
              by: [amount desc, booked_on, reference nulls first]
          """;
    }

    @Override
    public ObjectShape options() {
      return InputTable.shape()
          .required(
              BY,
              new Shape.ListOf(new Shape.Text("a key such as amount desc")),
              "the columns to sort by, each with asc or desc and nulls first or nulls last if need"
                  + " be; texts without regard to case, blanks last, ties as in the source");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      return Optional.of(new Sort(InputTable.read(options), SortKey.list(options, BY)));
    }
  }
}
