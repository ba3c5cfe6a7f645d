package dev.sluice.formula.compile;

import dev.sluice.formula.syntax.CellArea;
import java.time.Instant;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.jspecify.annotations.Nullable;

/** Where a formula stands. */
public interface Context {

  /** Collects joins; null on the command line, where there are only cells. */
  @Nullable Plans plans();

  /** What TODAY means. */
  Instant asOf();

  /** A whole number that belongs to the row, the same in every run on the same input. */
  Expression rowSeed();

  /** The number of a column in its table, counted from 1; a null table is the formula's own. */
  Optional<Integer> columnNumber(@Nullable String table, String column);

  /** The cell of a workbook that the formula stands in. */
  Optional<CellArea> cell();
}
