package dev.sluice.formula.function;

import dev.sluice.formula.compile.Comparisons;
import dev.sluice.formula.compile.Constants;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Scalar;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.runtime.Wildcards;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Not;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A criterion of SUMIF and its family, such as {@code ">5"}, {@code "<>x"} or {@code "a*"}.
 *
 * @param operator one of {@code = <> < <= > >=}
 * @param operand blank for {@code "="} and {@code "<>"} alone; an empty text for an empty criterion
 */
record Criterion(String operator, CellValue operand) {

  private static final List<String> OPERATORS = List.of("<>", "<=", ">=", "=", "<", ">");

  /** Reads a criterion; a blank one means 0. */
  static Criterion of(CellValue written) {
    if (written instanceof CellValue.Blank) {
      return new Criterion("=", CellValue.number(0));
    }
    if (!(written instanceof CellValue.Text text)) {
      return new Criterion("=", written);
    }
    for (String operator : OPERATORS) {
      if (text.value().startsWith(operator)) {
        String rest = text.value().substring(operator.length());
        return new Criterion(operator, rest.isEmpty() ? CellValue.blank() : operand(rest));
      }
    }
    return new Criterion("=", operand(text.value()));
  }

  private static CellValue operand(String text) {
    Double number = TextNumbers.number(UTF8String.fromString(text));
    if (number != null) {
      return CellValue.number(number);
    }
    if (text.equalsIgnoreCase("TRUE") || text.equalsIgnoreCase("FALSE")) {
      return CellValue.bool(text.equalsIgnoreCase("TRUE"));
    }
    Optional<ExcelError> error = ExcelError.of(text);
    return error.isPresent() ? new CellValue.Error(error.get()) : CellValue.text(text);
  }

  /** True when a cell meets it. */
  boolean matches(CellValue cell) {
    return switch (operator) {
      case "=" -> equalTo(cell);
      case "<>" -> !equalTo(cell);
      default ->
          Cells.compare(cell, operand)
              .map(
                  order ->
                      switch (operator) {
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                      })
              .orElse(false);
    };
  }

  private boolean equalTo(CellValue cell) {
    if (operand instanceof CellValue.Blank) {
      return cell instanceof CellValue.Blank;
    } else if (operand instanceof CellValue.Text pattern) {
      boolean empty = pattern.value().isEmpty();
      return cell instanceof CellValue.Text text
          ? Wildcards.matches(Cells.text(text), Cells.text(pattern))
          : empty && cell instanceof CellValue.Blank;
    } else if (operand instanceof CellValue.Error) {
      return operand.equals(cell);
    } else if (cell instanceof CellValue.Text text && Cells.number(operand).isPresent()) {
      // A text that looks like the number counts as equal, though not as larger or smaller.
      Double number = TextNumbers.number(UTF8String.fromString(text.value()));
      return number != null && number.equals(Cells.number(operand).get());
    }
    return Cells.compare(cell, operand).map(order -> order == 0).orElse(false);
  }

  /** The rows of a column that meet it; never null. */
  Expression condition(Attribute column) {
    Expression holds =
        operator.equals("<>")
            ? new Not(equalIn(column))
            : operator.equals("=") ? equalIn(column) : ordered(column);
    return Expressions.coalesce(holds, Expressions.literal(false));
  }

  private Expression equalIn(Attribute column) {
    if (operand instanceof CellValue.Blank) {
      return Expressions.isNull(column);
    }
    Expression equal = Expressions.literal(false);
    if (operand instanceof CellValue.Text pattern) {
      if (!column.dataType().equals(DataTypes.StringType)) {
        return pattern.value().isEmpty() ? Expressions.isNull(column) : equal;
      }
      Expression wanted = Expressions.literal(pattern.value());
      boolean wildcards = Wildcards.isPattern(UTF8String.fromString(pattern.value()));
      equal =
          wildcards
              ? Expressions.callTotal(
                  Wildcards.class, "matches", DataTypes.BooleanType, column, wanted)
              : Expressions.part(
                  Comparisons.compare("=", Scalar.text(column, null), Scalar.text(wanted, null))
                      .bool());
      if (pattern.value().isEmpty()) {
        return Expressions.coalesce(equal, Expressions.literal(true));
      }
    } else if (sameKind(column)) {
      equal = ordered(column);
    }
    return Expressions.coalesce(equal, Expressions.literal(false));
  }

  private Expression ordered(Attribute column) {
    if (!sameKind(column)) {
      return Expressions.literal(false);
    }
    Scalar cell = Scalar.ofType(column, null);
    Scalar notBlank =
        new Scalar(
            cell.number(), cell.text(), cell.bool(), cell.date(), null, false, false, null, null);
    String comparison = operator.equals("<>") ? "=" : operator;
    Scalar bound =
        operand instanceof CellValue.Number number
            ? Scalar.literal(BigDecimal.valueOf(number.value()))
            : Constants.scalar(operand);
    return Expressions.part(Comparisons.compare(comparison, notBlank, bound).bool());
  }

  private boolean sameKind(Attribute column) {
    Kind kind = Kind.of(column.dataType());
    return Cells.kind(operand).map(kind::comparableWith).orElse(false);
  }
}
