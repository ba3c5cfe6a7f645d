package dev.sluice.formula.compile;

import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.ExcelError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function with its compiled arguments.
 *
 * @param nodes the arguments as written; a function may look at them for patterns that it supports
 * @param evaluation compiles arguments that the function takes as formulas
 * @param context where the formula stands
 */
public record Call(
    Node.CallNode node,
    List<Operand> operands,
    List<Node> nodes,
    Evaluation evaluation,
    Context context,
    Faults faults) {

  /** Compiles a formula in which some names have a meaning. */
  @FunctionalInterface
  public interface Evaluation {
    Operand compile(Node node, Map<String, Operand> names);
  }

  /** How many arguments there are. */
  public int count() {
    return operands.size();
  }

  /** True when an argument stands there, not only a comma. */
  public boolean has(int argument) {
    return argument < operands.size() && !(operands.get(argument) instanceof Operand.Missing);
  }

  /**
   * True when an argument is a whole column or table of a job, or a row that MATCH found; but not
   * for the elements of an array, which no join has as keys.
   */
  boolean isPlannable() {
    return operands.stream()
            .anyMatch(
                operand -> operand instanceof Operand.Rows || operand instanceof Operand.Position)
        && operands.stream()
            .noneMatch(operand -> operand instanceof Scalar value && Slot.isIn(value));
  }

  /** An argument as it is; a missing one is blank. */
  public Operand operand(int argument) {
    return argument < operands.size() ? operands.get(argument) : new Operand.Missing();
  }

  /** The same call with another value of an argument that it has. */
  public Call with(int argument, Operand other) {
    List<Operand> changed = new ArrayList<>(operands);
    changed.set(argument, other);
    return new Call(node, changed, nodes, evaluation, context, faults);
  }

  /** An argument that is one value; a missing one is blank. */
  public Scalar scalar(int argument) {
    Operand operand = operand(argument);
    if (operand instanceof Scalar scalar) {
      return scalar;
    } else if (operand instanceof Operand.Missing) {
      return Scalar.blank();
    } else if (operand instanceof Operand.Area area) {
      return Areas.only(area, ExcelError.VALUE);
    }
    return misused(argument, operand);
  }

  private Scalar misused(int argument, Operand operand) {
    String message =
        operand instanceof Operand.Position
            ? "MATCH finds a row of a table, which has no number; it can stand inside INDEX,"
                + " ISNUMBER, ISNA, ISERROR"
            : operand instanceof Operand.Lambda
                ? "here a value is expected, not a function"
                : "here one value is expected, not a whole column or table";
    return fault(
        argument,
        "not-one-value",
        message,
        operand instanceof Operand.Rows rows ? rowHint(rows) : null);
  }

  /** How to write this row's value of whole columns; null for those of another table. */
  public static @Nullable String rowHint(Operand.Rows rows) {
    if (!rows.table().own()) {
      return null;
    }
    return rows instanceof Operand.Column column
        ? "for this row's value write [@" + column.attribute().name() + "]"
        : "for this row's values write [@column] instead of [column]";
  }

  /** An argument as a number, decimals staying exact. */
  public Scalar number(int argument) {
    return Coercion.number(scalar(argument));
  }

  /** An argument as a double. */
  public Scalar doubled(int argument) {
    return Coercion.doubled(scalar(argument));
  }

  /** An argument as a number without its fraction; a default where it was left out. */
  public Scalar truncated(int argument, int otherwise) {
    return argument < operands.size()
        ? Coercion.truncated(scalar(argument))
        : Scalar.number(Expressions.literal((double) otherwise), null);
  }

  /** An argument as a text. */
  public Scalar text(int argument) {
    return Coercion.text(scalar(argument));
  }

  /** All arguments as single values. */
  public List<Scalar> scalars() {
    return IntStream.range(0, count()).mapToObj(this::scalar).toList();
  }

  /** Reports a fault of an argument. */
  public Scalar fault(int argument, String code, String message, @Nullable String hint) {
    return faults.report(
        argument < nodes.size() ? nodes.get(argument).span() : node.span(), code, message, hint);
  }

  /** What TODAY means. */
  public Instant asOf() {
    return context.asOf();
  }

  /** The collector of joins; only for calls that have a whole column or table. */
  public Plans joins() {
    Plans plans = context.plans();
    if (plans == null) {
      throw new IllegalStateException("whole columns exist only in jobs");
    }
    return plans;
  }
}
