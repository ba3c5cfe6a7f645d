package dev.sluice.formula;

import dev.sluice.formula.compile.ExpressionSize;
import dev.sluice.formula.compile.Faults;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.ExcelError;
import java.util.Optional;

/**
 * How deep and how large a formula is once its functions are written out at each call. A function
 * that calls itself has no end, and one that calls another twice doubles its size.
 */
final class WrittenOut {

  private static final int DEEPEST = 200;

  private int depth;
  private int parts;
  private boolean refused;

  /** Goes into a part; the answer is what stands for it when the formula is refused. */
  Optional<Operand> entered(Node node, Faults faults) {
    depth++;
    if (!isConstant(node)) {
      parts++;
    }
    if (!refused && (depth > DEEPEST || parts > ExpressionSize.LARGEST)) {
      refused = true;
      boolean deep = depth > DEEPEST;
      faults.report(
          node.span(),
          deep ? "formula-too-deep" : "formula-too-large",
          deep
              ? "here more than " + DEEPEST + " formulas are inside each other"
              : "with its functions written out this formula has more than "
                  + ExpressionSize.LARGEST
                  + " parts",
          "give an intermediate result a column of its own");
    }
    return refused ? Optional.of(Scalar.error(ExcelError.VALUE)) : Optional.empty();
  }

  /** Leaves a part again. */
  void left() {
    depth--;
  }

  private static boolean isConstant(Node node) {
    return node instanceof Node.NumberNode
        || node instanceof Node.TextNode
        || node instanceof Node.BooleanNode
        || node instanceof Node.ErrorNode;
  }
}
