package dev.sluice.formula;

import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.Matrix;
import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates formulas on constant cells by the same compiled expressions that a job runs, without
 * Spark running. Faults of the formula end with a {@link dev.sluice.problem.ProblemException}.
 */
public final class FormulaEvaluator {

  /**
   * The value of a formula.
   *
   * @param cells by name, such as {@code A1} or {@code Sheet2!B7}; others are blank
   * @param asOf what TODAY means
   * @return for an array its first value; a blank as 0, as a cell would show it
   */
  public CellValue evaluate(String formula, Map<String, CellValue> cells, Instant asOf) {
    return evaluateArray(formula, cells, asOf).at(0);
  }

  /** All values of a formula: one, or those of an array. */
  public Matrix evaluateArray(String formula, Map<String, CellValue> cells, Instant asOf) {
    return Evaluated.shown(evaluated(formula, CellReferences.toConstants(cells, asOf, null)));
  }

  /** The value of a formula on its cells, or its problems. */
  public Evaluated evaluate(CellCase written, Instant asOf) {
    try {
      return Evaluated.of(
          evaluated(
              written.formula(),
              CellReferences.toConstants(written.cells(), asOf, CellReferences.at(written))));
    } catch (ProblemException e) {
      return Evaluated.of(e);
    }
  }

  private static Matrix evaluated(String formula, References references) {
    Problems problems = new Problems();
    Place place = Place.commandLine("formula");
    Optional<Formula> parsed = Formula.parse(new FormulaText(formula, place), problems);
    problems.throwIfAny();
    Formula sound = parsed.orElseThrow();
    Compiler compiler = new Compiler(references, new Faults(formula, place, problems));
    Operand operand = compiler.compile(sound.tree());
    boolean array = operand instanceof Operand.Area area && references.beside(area).isEmpty();
    Scalar scalar = array ? Scalar.blank() : compiler.scalar(operand, sound.tree().span());
    problems.throwIfAny();
    return array && operand instanceof Operand.Area area
        ? area.constant()
        : Matrix.of(Constants.value(scalar));
  }
}
