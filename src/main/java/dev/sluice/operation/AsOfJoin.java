package dev.sluice.operation;

import dev.sluice.operation.asof.Look;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.ResultColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.expressions.RowOrdering$;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Adds to each row of a table columns of the row of another one with the same key that was there at
 * its time: the last at or before it, the first at or after it, or the nearest. All columns come
 * from that one row, blanks included; nothing is filled up from other rows. Every left row stays
 * one row.
 *
 * <p>The tolerance is inclusive. A row of the very time counts unless {@code strict}. Of right rows
 * of one time one counts by the order of the {@code sequence} columns, and where these are equal by
 * the values of the columns that are taken, so that the result never depends on how rows come in. A
 * row before and one after that are equally near: the one before. A left row without a time or key
 * finds nothing, a right one is never found; NaN is no time.
 *
 * <p>With several horizons a row looks several times, each at its own time and the horizon, in one
 * pass.
 *
 * <p>Cost: one shuffle and one sort of each table, none of one that is laid out so already, and one
 * pass over both that keeps in memory only the left rows between the first and the last horizon.
 * The result is laid out as the left table was merged: a further as-of join or any other work by
 * the same key and time shuffles and sorts it no more. With brackets, a sample of both tables is
 * read first, keys with very many rows are cut by time so that many tasks share them, and the
 * result is laid out by key and bracket, which nothing else can use.
 */
public record AsOfJoin(
    InputTable table,
    ColumnReference right,
    JoinKeys keys,
    AsOfTimes times,
    AsOfJoin.Rule rule,
    List<ColumnReference> sequence,
    AsOfColumns columns,
    AsOfJoin.Unmatched unmatched,
    AsOfJoin.Cut brackets)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new AsOfJoinType();

  /** What a row without a right row is dropped or rejected for. */
  static final String NO_RIGHT_ROW = "no right row";

  private static final String CUTTING =
      "a sample of both tables is read first, and keys with very many rows are cut by time";

  /**
   * Which right row counts.
   *
   * @param tie which of several rows of one time; without it the one next to the left row
   */
  record Rule(Look.Direction direction, Look.SameTime sameTime, Optional<Look.Tie> tie) {}

  /** What becomes of a left row that finds nothing. */
  enum Unmatched {
    KEEP,
    DROP,
    REJECT
  }

  /** Whether keys are cut into brackets of time. */
  enum Cut {
    /** When a table is large. */
    AUTO,
    ON,
    OFF
  }

  public AsOfJoin {
    sequence = List.copyOf(sequence);
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public List<String> inputs() {
    return Stream.of(table.name(), right.name()).distinct().toList();
  }

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> left = table.check(tables, problems);
    Optional<StructType> other = tables.require(right.name(), right.place(), problems);
    if (left.isPresent() && other.isPresent()) {
      keys.check(table.name(), left.get(), right.name(), other.get(), problems);
    }
    times.check(table.name(), left, right.name(), other, problems);
    other.ifPresent(schema -> checkSequence(schema, problems));
    if (left.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    StructType result = result(left.get(), other.get(), problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private void checkSequence(StructType schema, Problems problems) {
    List<StructField> fields = ColumnReference.require(sequence, right.name(), schema, problems);
    for (ColumnReference column : sequence) {
      fields.stream()
          .filter(field -> field.name().equals(column.name()))
          .filter(field -> !RowOrdering$.MODULE$.isOrderable(field.dataType()))
          .findFirst()
          .ifPresent(
              field ->
                  problems.report(
                      Problem.user(
                          column.place(),
                          "not-sortable",
                          "column \""
                              + column.name()
                              + "\" is "
                              + field.dataType().simpleString()
                              + ", which has no order")));
    }
  }

  /** The user's columns of the result. */
  StructType result(StructType left, StructType other, Problems problems) {
    ResultColumns result = NewColumn.behind(table, left, problems);
    columns.addTo(
        result,
        table,
        left,
        right,
        other,
        columns.taken(other, keys, times, right),
        times.horizons(),
        problems);
    return result.schema();
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(
        table.into(),
        new AsOfPlan(this, tables.table(table.name()), tables.table(right.name())).made());
  }

  @Override
  public List<String> explain() {
    return Stream.of(
            Optional.of(
                TYPE.name()
                    + " of "
                    + table.described()
                    + " with "
                    + right.name()
                    + " on "
                    + keys.on().stream()
                        .map(
                            pair ->
                                pair.keepsName()
                                    ? pair.name()
                                    : pair.name() + " = " + pair.column())
                        .collect(Collectors.joining(", "))
                    + ", "
                    + inWords()
                    + ": one shuffle and one sort of each table, none of one that is laid out so"
                    + " already"),
            looks(),
            cuts())
        .flatMap(Optional::stream)
        .toList();
  }

  private String inWords() {
    String same = rule.sameTime() == Look.SameTime.COUNTS ? "at or " : "";
    String where =
        switch (rule.direction()) {
          case BACKWARD -> "the last " + right.name() + " row " + same + "before ";
          case FORWARD -> "the first " + right.name() + " row " + same + "after ";
          case NEAREST ->
              "the " + right.name() + " row nearest to " + (same.isEmpty() ? "but not at " : "");
        };
    return where
        + times.left().name()
        + " by "
        + times.right().name()
        + times.tolerance().map(span -> ", at most " + span.written() + " away").orElse("");
  }

  private Optional<String> looks() {
    return times.horizons().size() == 1
        ? Optional.empty()
        : Optional.of(
            "  looks at "
                + times.horizons().stream().map(Span::written).collect(Collectors.joining(", "))
                + " from there, in one pass; the rows of that span wait in memory");
  }

  private Optional<String> cuts() {
    return switch (brackets) {
      case OFF -> Optional.empty();
      case ON -> Optional.of("  brackets: " + CUTTING);
      case AUTO ->
          Optional.of(
              "  brackets, when a table has more than "
                  + (AsOfPlan.LARGE >> 20)
                  + " MB: "
                  + CUTTING);
    };
  }
}
