package dev.sluice.operation;

import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps the first rows in an order, of each group or of all; the others are dropped and counted.
 *
 * <p>It shuffles all rows once, and those of a group are sorted by one task. Without groups it
 * takes the first rows of each of some hundred parts, then the first of those, so that one task
 * sees only few rows more than there are to be: all rows are shuffled twice.
 *
 * @param count how many rows stay
 */
public record Top(InputTable table, long count, RowGroups groups, RowOrder order, Ties ties)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new Type();

  private static final String PART = HiddenColumns.PREFIX + "top_part";
  private static final String PLACE = HiddenColumns.PREFIX + "top_place";

  private static final int OF_ALL = -1;

  /** So many parts keep many machines busy. */
  private static final int MOST_PARTS = 512;

  private static final int FEWEST_PARTS = 8;

  /** So many rows one task sorts in a moment. */
  private static final long ROWS_OF_ONE_TASK = 1_000_000;

  /** What becomes of rows that are equal to the last one that stays, as far as the user says. */
  enum Ties {
    CUT,
    KEEP;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public List<String> inputs() {
    return List.of(table.name());
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    Optional<StructType> input = table.check(tables, problems);
    input.ifPresent(
        schema -> {
          groups.check(table.name(), schema, problems);
          order.check(table.name(), schema, problems);
        });
    return input.map(schema -> Map.of(table.into(), TableSchemas.visibleOnly(schema)));
  }

  @Override
  public StepResult apply(Tables tables) {
    Dataset<Row> rows = tables.table(table.name());
    Dataset<Row> placed =
        groups.isWhole()
            ? placedInTwoPhases(rows)
            : placed(rows, groups.by().stream().map(ColumnReference::column).toList());
    List<Column> results = new ArrayList<>();
    for (String name : rows.columns()) {
      results.add(ColumnReference.named(name));
    }
    results.add(when(isBehind(), reason()).as(ControlColumns.DROP));
    return StepResult.of(
        table.into(),
        StepResult.Made.of(
                placed.select(results.toArray(Column[]::new)), new Flow.Keeps(table.name()))
            .dropping(reason()));
  }

  private String reason() {
    String reason = count == 1 ? "not the first row" : "not among the first " + count + " rows";
    return groups.isWhole() ? reason : reason + " of its group";
  }

  /**
   * A row that is not among the first of its part is not among the first of all. It stays in its
   * part, behind, while the first of all parts come together in one.
   */
  private Dataset<Row> placedInTwoPhases(Dataset<Row> rows) {
    Column part = ColumnReference.named(PART);
    Dataset<Row> first = placed(rows.withColumn(PART, partOf(rows)), List.of(part));
    Dataset<Row> second =
        placed(first.withColumn(PART, when(isBehind(), part).otherwise(OF_ALL)), List.of(part));
    return second.withColumn(
        PLACE, when(part.equalTo(OF_ALL), ColumnReference.named(PLACE)).otherwise(Long.MAX_VALUE));
  }

  /** Spreads the rows evenly, for which their place in the source is enough. */
  private Column partOf(Dataset<Row> rows) {
    Column[] content =
        RowOrder.ties(rows.schema()).stream()
            .limit(Companions.hasRowOrder(rows.schema()) ? 1 : Long.MAX_VALUE)
            .toArray(Column[]::new);
    return pmod(hash(content), lit(parts()));
  }

  private Dataset<Row> placed(Dataset<Row> rows, List<Column> parts) {
    WindowSpec part = Window.partitionBy(parts.toArray(Column[]::new));
    Column place =
        ties == Ties.KEEP
            ? rank().over(part.orderBy(order.keys(rows.schema()).toArray(Column[]::new)))
            : row_number().over(part.orderBy(order.columns(rows.schema())));
    return rows.withColumn(PLACE, place);
  }

  private Column isBehind() {
    return ColumnReference.named(PLACE).gt(count);
  }

  private int parts() {
    return (int) Math.max(FEWEST_PARTS, Math.min(MOST_PARTS, ROWS_OF_ONE_TASK / count));
  }

  @Override
  public List<String> explain() {
    return List.of(
        "top "
            + count
            + " of "
            + table.described()
            + groups.described()
            + order.described()
            + ": "
            + (groups.isWhole()
                ? "two shuffles of all rows; the first "
                    + count
                    + " of each of "
                    + parts()
                    + " parts are sorted by one task"
                : groups.cost()));
  }

  private static final class Type implements StepType {

    private static final String ROWS = "rows";
    private static final String TIES = "ties";

    @Override
    public String name() {
      return "top";
    }

    @Override
    public String summary() {
      return "Keeps the first rows in an order, of each group or of all, and counts the others.";
    }

    @Override
    public String example() {
      return """
          - top:
              table: sales
              rows: 2
              by: region
              order-by: revenue desc
          """;
    }

    @Override
    public ObjectShape options() {
      ObjectShape shape =
          InputTable.shape()
              .required(ROWS, new Shape.WholeNumber(1, Long.MAX_VALUE), "how many rows stay");
      return RowOrder.with(RowGroups.with(shape))
          .optional(
              TIES,
              new Shape.Choice(Stream.of(Ties.values()).map(Ties::written).toList()),
              "what becomes of rows whose order-by is equal to that of the last row that stays: cut"
                  + " drops those that come later in the source, keep lets all of them stay;"
                  + " without it cut");
    }

    @Override
    public Optional<Step> read(Fields options, Problems problems) {
      Ties ties = Ties.valueOf(options.text(TIES, Ties.CUT.written()).toUpperCase(Locale.ROOT));
      if (ties == Ties.KEEP && !options.has(RowOrder.KEY)) {
        problems.report(
            Problem.user(
                options.place(TIES),
                "conflicting-keys",
                "ties: keep needs "
                    + RowOrder.KEY
                    + ": no two rows tie in the order of the source"));
        return Optional.empty();
      }
      return Optional.of(
          new Top(
              InputTable.read(options),
              options.wholeNumber(ROWS, 1),
              RowGroups.read(options),
              RowOrder.read(options),
              ties));
    }
  }
}
