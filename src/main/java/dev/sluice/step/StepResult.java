package dev.sluice.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that a step makes or replaces, by name.
 *
 * @param certified what the run may certify about them
 */
public record StepResult(Map<String, Made> tables, List<Certified> certified) {

  public StepResult {
    tables = new LinkedHashMap<>(tables);
    certified = List.copyOf(certified);
  }

  /** Tables of which nothing is certified. */
  public StepResult(Map<String, Made> tables) {
    this(tables, List.of());
  }

  /** The result of a step that makes one table. */
  public static StepResult of(String table, Made made) {
    return new StepResult(Map.of(table, made));
  }

  /** The same tables, with what the run may certify about them. */
  public StepResult certifying(Certified... what) {
    return new StepResult(tables, List.of(what));
  }

  /**
   * One lazy table.
   *
   * @param rows may carry the {@link ControlColumns}
   * @param flow how its rows come from the inputs
   * @param dropReasons every text that {@link ControlColumns#DROP} may hold
   * @param replaced columns of the input that now hold something else, so that their control totals
   *     cannot be compared
   * @param errorColumns columns whose rows stayed although a cell is an error, each with the column
   *     that holds the error as text, or null; the run counts the errors by kind
   * @param inTwoParts the same table made in two parts, where that is cheaper
   */
  public record Made(
      Dataset<Row> rows,
      Flow flow,
      List<String> dropReasons,
      Set<String> replaced,
      Map<String, String> errorColumns,
      Optional<InTwoParts> inTwoParts) {

    public Made {
      dropReasons = List.copyOf(dropReasons);
      replaced = Set.copyOf(replaced);
      errorColumns = new LinkedHashMap<>(errorColumns);
    }

    /** A table that drops nothing and changes no column. */
    public static Made of(Dataset<Row> rows, Flow flow) {
      return new Made(rows, flow, List.of(), Set.of(), Map.of(), Optional.empty());
    }

    /** The same table with the reasons for which rows may be dropped. */
    public Made dropping(String... reasons) {
      return new Made(rows, flow, List.of(reasons), replaced, errorColumns, inTwoParts);
    }

    /** The same table with the columns whose content changed. */
    public Made replacing(Set<String> columns) {
      return new Made(rows, flow, dropReasons, columns, errorColumns, inTwoParts);
    }

    /** The same table with the columns that hold the errors of others. */
    public Made keepingErrors(Map<String, String> columns) {
      return new Made(rows, flow, dropReasons, replaced, columns, inTwoParts);
    }

    /** The same table, made in two parts. */
    public Made inTwoParts(Dataset<Row> judged, UnaryOperator<Dataset<Row>> finish) {
      return new Made(
          rows,
          flow,
          dropReasons,
          replaced,
          errorColumns,
          Optional.of(new InTwoParts(judged, finish)));
    }

    /** Only what decides which rows stay. */
    public Made judged() {
      return inTwoParts
          .map(
              parts ->
                  new Made(
                      parts.judged(), flow, dropReasons, replaced, errorColumns, Optional.empty()))
          .orElse(this);
    }

    /** The finished table, of the judged rows that stay. */
    public Dataset<Row> finished(Dataset<Row> staying) {
      return inTwoParts.map(parts -> parts.finish().apply(staying)).orElse(staying);
    }
  }

  /**
   * A table that is made in two parts: first what decides which rows stay, then, of the rows that
   * do, all other columns. Rows are counted between the two, where they are still narrow, and wide
   * rows are made once, on their way out.
   *
   * @param judged has the control columns of the table
   * @param finish takes the judged rows that stay, without control columns
   */
  public record InTwoParts(Dataset<Row> judged, UnaryOperator<Dataset<Row>> finish) {}
}
