package dev.sluice.formula.function.criteria;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Comparison;
import dev.sluice.formula.runtime.Doubles;
import dev.sluice.formula.runtime.TextNumbers;
import dev.sluice.formula.runtime.Wildcards;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import java.util.List;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A criterion of SUMIF and its family, such as {@code ">5"}, {@code "<>x"} or {@code "a*"}: an
 * operator and what cells are compared with. Texts that say a number, a date, a boolean or an error
 * mean that; other texts are patterns for {@code =} and {@code <>}. Case does not count.
 */
public final class Criterion {

  private static final List<String> OPERATORS = List.of("<>", "<=", ">=", "=", "<", ">");

  private final String operator;
  private final CellValue operand;
  private final @Nullable Double number;
  private final @Nullable UTF8String text;
  private final boolean pattern;

  private Criterion(String operator, CellValue operand) {
    this.operator = operator;
    this.operand = operand;
    this.number = Boxing.serial(operand);
    this.text = Boxing.text(operand);
    this.pattern = text != null && Wildcards.isPattern(text);
  }

  /** Reads a criterion; a blank one means 0. */
  public static Criterion of(CellValue written) {
    if (written instanceof CellValue.Blank) {
      return new Criterion("=", CellValue.number(0));
    }
    return written instanceof CellValue.Text words
        ? read(words.value(), "")
        : new Criterion("=", written);
  }

  /** Reads a criterion of a database function, where a text alone asks how a cell begins. */
  public static Criterion ofDatabase(CellValue written) {
    return written instanceof CellValue.Text words
        ? read(words.value(), "*")
        : new Criterion("=", written);
  }

  private static Criterion read(String words, String end) {
    for (String operator : OPERATORS) {
      if (words.startsWith(operator)) {
        String rest = words.substring(operator.length());
        return new Criterion(operator, rest.isEmpty() ? CellValue.blank() : operand(rest, ""));
      }
    }
    return new Criterion("=", operand(words, end));
  }

  private static CellValue operand(String words, String end) {
    Double number = TextNumbers.number(UTF8String.fromString(words));
    if (number != null) {
      return CellValue.number(number);
    }
    if (words.equalsIgnoreCase("TRUE") || words.equalsIgnoreCase("FALSE")) {
      return CellValue.bool(words.equalsIgnoreCase("TRUE"));
    }
    Optional<ExcelError> error = ExcelError.of(words);
    return error.isPresent() ? CellValue.error(error.get()) : CellValue.text(words + end);
  }

  /** One of {@code = <> < <= > >=}. */
  public String operator() {
    return operator;
  }

  /** Blank for {@code "="} and {@code "<>"} alone; an empty text for an empty criterion. */
  public CellValue operand() {
    return operand;
  }

  /** True when a cell meets it. */
  public boolean matches(CellValue cell) {
    return switch (operator) {
      case "=" -> equalTo(cell);
      case "<>" -> !equalTo(cell);
      default -> isOrdered(cell);
    };
  }

  private boolean equalTo(CellValue cell) {
    if (operand instanceof CellValue.Blank) {
      return cell instanceof CellValue.Blank;
    } else if (text != null) {
      UTF8String own = Boxing.text(cell);
      if (own == null) {
        return text.numBytes() == 0 && cell instanceof CellValue.Blank;
      }
      return pattern ? Wildcards.matches(own, text) : Comparison.sameText(own, text);
    } else if (number != null && cell instanceof CellValue.Text words) {
      // A text that looks like the number counts as equal, though not as larger or smaller.
      Double read = TextNumbers.number(UTF8String.fromString(words.value()));
      return read != null && Doubles.compare(read, number) == 0;
    } else if (number != null) {
      Double own = Boxing.serial(cell);
      return own != null && Doubles.compare(own, number) == 0;
    }
    return operand.equals(cell);
  }

  /** Only cells of the operand's own kind are larger or smaller. */
  private boolean isOrdered(CellValue cell) {
    if (number != null) {
      Double own = Boxing.serial(cell);
      return own != null && holds(Doubles.compare(own, number));
    } else if (text != null) {
      UTF8String own = Boxing.text(cell);
      return own != null && holds(Comparison.texts(own, text));
    }
    return operand instanceof CellValue.Bool bool
        && cell instanceof CellValue.Bool own
        && holds(Boolean.compare(own.value(), bool.value()));
  }

  private boolean holds(int order) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
