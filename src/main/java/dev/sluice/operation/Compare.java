package dev.sluice.operation;

import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * Compares two tables row by row: one row for each key, which says whether the key is on both sides
 * with the same values, with changed ones, or on one side only. A blank key equals a blank key.
 * Texts are equal when every character is, also in case; numbers by value, as doubles when one side
 * is double; a blank differs from everything but a blank.
 *
 * <p>Rows of one side with the same key pair with those of the other one to one, and are never
 * multiplied: first those that are equal in all compared columns, then the rest in the order of
 * their values (blanks first; what is equal and shown differently, by how it is shown); what is
 * left over is on one side only. The run proves that every row of either table is there once.
 *
 * <p>Cost: the rows of both tables are shuffled and sorted by key once, together.
 *
 * @param keys columns of the table (the names) and of the other table
 * @param columns what is compared; empty for all columns that both tables have
 * @param differences columns whose numeric difference is shown
 * @param tolerances by the name of a compared column
 * @param texts which differences between texts do not count, in keys too
 */
public record Compare(
    InputTable table,
    ColumnReference with,
    List<ColumnChoice> keys,
    List<ColumnChoice> columns,
    String leftSuffix,
    String rightSuffix,
    NewColumn status,
    NewColumn changed,
    List<ColumnReference> differences,
    Map<String, Tolerance> tolerances,
    TextRule texts,
    Same same)
    implements Step {

  /** What becomes of rows that are the same on both sides. */
  enum Same {
    KEEP,
    DROP
  }

  /** How users write it. */
  public static final StepType TYPE = new CompareType();

  /** What the name of a difference ends with. */
  static final String DIFFERENCE = "_difference";

  public Compare {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
    differences = List.copyOf(differences);
    tolerances = new LinkedHashMap<>(tolerances);
  }

  /** The same with another rule for texts. */
  Compare comparing(TextRule rule) {
    return new Compare(
        table,
        with,
        keys,
        columns,
        leftSuffix,
        rightSuffix,
        status,
        changed,
        differences,
        tolerances,
        rule,
        same);
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
    StructType result = CompareLayout.of(this, left.get(), right.get(), problems).result(problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(
        table.into(),
        new ComparePlan(this, tables.table(table.name()), tables.table(with.name())).made());
  }

  @Override
  public List<String> explain() {
    return List.of(
        TYPE.name()
            + " "
            + table.described()
            + " with "
            + with.name()
            + " by "
            + keys.stream()
                .map(key -> key.keepsName() ? key.name() : key.name() + " = " + key.column())
                .collect(Collectors.joining(", "))
            + ": one shuffle and one sort of both tables by key");
  }
}
