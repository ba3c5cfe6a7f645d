package dev.sluice.formula;

import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import dev.sluice.problem.ProblemException;
import java.util.Optional;

/**
 * What became of a formula: its value, or the problems for which it has none.
 *
 * @param value the cells of an array, or a single one; a blank as 0, as a cell would show it
 */
public record Evaluated(Optional<Matrix> value, Optional<ProblemException> problem) {

  static Evaluated of(Matrix value) {
    return new Evaluated(Optional.of(shown(value)), Optional.empty());
  }

  static Matrix shown(Matrix value) {
    return value.map(cell -> cell instanceof CellValue.Blank ? CellValue.number(0) : cell);
  }

  static Evaluated of(ProblemException problem) {
    return new Evaluated(Optional.empty(), Optional.of(problem));
  }
}
