package dev.sluice.formula;

import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.syntax.CellArea;
import dev.sluice.formula.syntax.Node;
import dev.sluice.formula.value.CellValue;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * Which cells of a workbook a part of a formula refers to: written ones, and those that CHOOSE, IF
 * and INDEX choose by constants.
 */
final class CellPlaces {

  private final Function<Node, Scalar> values;

  /** Finds cells by the values of arguments. */
  CellPlaces(Function<Node, Scalar> values) {
    this.values = values;
  }

  /** The cells of a reference; nothing where it refers to none, or that is not known. */
  Optional<CellArea> of(Node node) {
    if (node instanceof Node.AreaReference written) {
      return Optional.of(written.area());
    } else if (node instanceof Node.RangeNode range) {
      return of(range.first()).flatMap(first -> of(range.last()).map(first::through));
    } else if (node instanceof Node.CallNode call) {
      return switch (call.name()) {
        case "CHOOSE" -> argument(call, whole(call, 0));
        case "IF" -> branch(call);
        case "INDEX" -> argument(call, 0).flatMap(cells -> part(call, cells));
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  /** A condition between 0 and 1 holds too, so it is not cut to a whole number. */
  private Optional<CellArea> branch(Node.CallNode call) {
    Optional<Double> condition = number(call, 0);
    return condition.isEmpty() ? Optional.empty() : argument(call, condition.get() == 0 ? 2 : 1);
  }

  private Optional<CellArea> argument(Node.CallNode call, OptionalInt at) {
    return at.isPresent() && at.getAsInt() > 0 ? argument(call, at.getAsInt()) : Optional.empty();
  }

  private Optional<CellArea> argument(Node.CallNode call, int at) {
    return at < call.arguments().size() ? of(call.arguments().get(at)) : Optional.empty();
  }

  /** A part by row and column, of which 0 means all; in a single row one number is the column. */
  private Optional<CellArea> part(Node.CallNode call, CellArea cells) {
    boolean across = cells.height() == 1 && call.arguments().size() == 2;
    OptionalInt row = across ? OptionalInt.of(0) : whole(call, 1);
    OptionalInt column = whole(call, across ? 1 : 2);
    if (row.isEmpty() || column.isEmpty()) {
      return Optional.empty();
    }
    int down = row.getAsInt();
    int right = column.getAsInt();
    return down < 0 || right < 0 || down > cells.height() || right > cells.width()
        ? Optional.empty()
        : Optional.of(cells.part(down, right));
  }

  /** A constant argument without its fraction; 0 where there is none. */
  private OptionalInt whole(Node.CallNode call, int argument) {
    Optional<Double> number = number(call, argument);
    return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
  }

  private Optional<Double> number(Node.CallNode call, int argument) {
    if (argument >= call.arguments().size()) {
      return Optional.of(0d);
    }
    Scalar number = Coercion.doubled(values.apply(call.arguments().get(argument)));
    boolean constant =
        number.parts().stream().allMatch(Expression::foldable)
            && number.errorOrNothing().foldable();
    return constant && Constants.value(number) instanceof CellValue.Number known
        ? Optional.of(known.value())
        : Optional.empty();
  }
}
