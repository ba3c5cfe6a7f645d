package dev.sluice.formula;

import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.value.CellValue;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import java.time.Instant;
import java.util.List;
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
    return evaluateArray(formula, cells, asOf).get(0).get(0);
  }

  /** All values of a formula: one, or the rows of an array. */
  public List<List<CellValue>> evaluateArray(
      String formula, Map<String, CellValue> cells, Instant asOf) {
    return evaluated(formula, new CellReferences(cells, asOf, null));
  }

  /**
   * The value of a formula in a cell of a workbook, in which a range where one value is expected
   * means its value in the formula's own row or column.
   */
  public CellValue evaluateAt(
      String formula, Map<String, CellValue> cells, Instant asOf, String cell) {
    CellArea at =
        CellArea.cell("", cell)
            .orElseThrow(() -> new IllegalArgumentException(cell + " is no cell"));
    return evaluated(formula, new CellReferences(cells, asOf, at)).get(0).get(0);
  }

  private static List<List<CellValue>> evaluated(String formula, References references) {
    Problems problems = new Problems();
    Place place = Place.commandLine("formula");
    Optional<Formula> parsed = Formula.parse(new FormulaText(formula, place), problems);
    problems.throwIfAny();
    Formula sound = parsed.orElseThrow();
    Compiler compiler = new Compiler(references, new Faults(formula, place, problems));
    Operand operand = compiler.compile(sound.tree());
    boolean array = operand instanceof Operand.Area && !references.intersects();
    Scalar scalar = array ? Scalar.blank() : compiler.scalar(operand, sound.tree().span());
    problems.throwIfAny();
    return array && operand instanceof Operand.Area area
        ? area.rows().stream()
            .map(row -> row.stream().map(FormulaEvaluator::shown).toList())
            .toList()
        : List.of(List.of(shown(Constants.value(scalar))));
  }

  private static CellValue shown(CellValue value) {
    return value instanceof CellValue.Blank ? CellValue.number(0) : value;
  }
}
