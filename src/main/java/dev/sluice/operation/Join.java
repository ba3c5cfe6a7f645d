package dev.sluice.operation;

import dev.sluice.operation.JoinColumns.JoinTables;
import dev.sluice.operation.JoinColumns.KeySource;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
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
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * Brings rows of two tables together by equal keys. Text keys are equal when every character is;
 * this is not VLOOKUP, which ignores case.
 *
 * <p>The declared cardinality is proven by the run in the pass that writes the result. For that an
 * inner join is computed as an outer one whose rows without a partner are marked as dropped:
 *
 * <ul>
 *   <li>Every row of the left table is there in every kind, so that with a unique right side the
 *       rows with a left part are as many as the left table has. One right key too many that any
 *       left row finds makes them more. A right key that no left row asks for may repeat: it
 *       multiplies nothing.
 *   <li>Every row of the right table is there when the kind keeps it ({@code right}, {@code full})
 *       or when the left side is declared unique, which is proven in the same way.
 *   <li>In the remaining cases (for example many-to-one with {@code inner} or {@code left}) the
 *       right table is only looked up in, and its rows without a partner are neither made nor
 *       counted.
 *   <li>With {@code many-to-many} nothing is proven, but what is dropped is still counted.
 *   <li>{@code semi} and {@code anti} look into the distinct keys of the right table; each left row
 *       is there once, so that nothing is left to declare.
 * </ul>
 *
 * <p>Cost: one shuffle of both tables by key, or none when the right one is small and only looked
 * up in; {@code cross} sends the right table to every worker.
 */
public record Join(
    InputTable table,
    ColumnReference with,
    JoinKeys keys,
    JoinKind kind,
    Cardinality cardinality,
    JoinColumns columns)
    implements Step {

  /** How users write it. */
  public static final StepType TYPE = new JoinType();

  @Override
  public List<String> orderedInputs() {
    return List.of();
  }

  @Override
  public List<String> inputs() {
    return Stream.of(table.name(), with.name()).distinct().toList();
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> left = table.check(tables, problems);
    Optional<StructType> right = tables.require(with.name(), with.place(), problems);
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    keys.check(table.name(), left.get(), with.name(), right.get(), problems);
    if (problems.count() > before) {
      // The columns of the result depend on sound keys; what is chosen does not.
      checkChosen(right.get(), problems);
      return Optional.empty();
    }
    StructType result = result(left.get(), right.get(), problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private void checkChosen(StructType right, Problems problems) {
    columns
        .chosen()
        .forEach(
            choice ->
                TableSchemas.requireColumn(
                    with.name(), right, choice.column(), choice.columnPlace(), problems));
  }

  /** The user's columns of the result. */
  StructType result(StructType left, StructType right, Problems problems) {
    return kind.pairs()
        ? columns.result(
            new JoinTables(table.name(), left, with.name(), right),
            keys,
            keySource(),
            with.place(),
            problems)
        : TableSchemas.visibleOnly(left);
  }

  /** A row without a left part has its key from the right one. */
  KeySource keySource() {
    return kind.keepsRight() ? KeySource.EITHER : KeySource.LEFT;
  }

  /** The columns of the right table that the result has. */
  List<ColumnChoice> taken(StructType left, StructType right) {
    Place place = with.place();
    return columns.taken(left, right, keys, place);
  }

  /** True when rows of the right table are made even without a partner. */
  boolean makesRight() {
    return kind.keepsRight() || cardinality.leftIsUnique();
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(
        table.into(),
        new JoinPlan(this, tables.table(table.name()), tables.table(with.name())).made());
  }

  @Override
  public List<String> explain() {
    String on =
        keys.on().stream()
            .map(pair -> pair.keepsName() ? pair.name() : pair.name() + " = " + pair.column())
            .collect(Collectors.joining(", "));
    String shape =
        kind.pairs()
            ? ", " + cardinality.written() + ", computed as " + (makesRight() ? "full" : "left")
            : ", against distinct keys";
    return List.of(
        kind.written()
            + " join of "
            + table.described()
            + " with "
            + with.name()
            + (on.isEmpty() ? "" : " on " + on)
            + shape
            + (on.isEmpty()
                ? ": every worker gets all of " + with.name()
                : ": one shuffle of both tables"));
  }
}
