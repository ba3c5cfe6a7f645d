package dev.sluice.formula.function.statistical;

import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.ExcelError;

/** The doubles that stand for the errors of this family. */
final class Failure {

  static final double NUM = Outcome.of(ExcelError.NUM);
  static final double DIV0 = Outcome.of(ExcelError.DIV0);
  static final double NA = Outcome.of(ExcelError.NA);
  static final double VALUE = Outcome.of(ExcelError.VALUE);

  private Failure() {}
}
