package dev.sluice.formula.function;

import static dev.sluice.formula.compile.ExcelFunction.named;
import static dev.sluice.formula.compile.Expressions.callTotal;
import static dev.sluice.formula.compile.Expressions.cast;
import static dev.sluice.formula.compile.Expressions.isNotNull;
import static dev.sluice.formula.compile.Expressions.literal;
import static dev.sluice.formula.compile.FunctionCategory.MATH;
import static dev.sluice.formula.compile.FunctionCategory.STATISTICAL;

import dev.sluice.formula.compile.Arithmetic;
import dev.sluice.formula.compile.Call;
import dev.sluice.formula.compile.Coercion;
import dev.sluice.formula.compile.ExcelFunction;
import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.compile.Kind;
import dev.sluice.formula.compile.Measure;
import dev.sluice.formula.compile.Numbers;
import dev.sluice.formula.compile.Operand;
import dev.sluice.formula.compile.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Add;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Greatest;
import org.apache.spark.sql.catalyst.expressions.Least;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Sums, counts and extremes of several values, ranges and whole columns. In cells, ranges and
 * columns texts and booleans do not count; as direct arguments they are coerced.
 */
public final class StatisticalFunctions {

  /** All of them. */
  public static final List<ExcelFunction> ALL =
      List.of(
          named("SUM", MATH, "The sum of numbers, exact for decimals")
              .ranges("number")
              .repeating(1)
              .example("=SUM(1,2,{3,4})", "10")
              .planningColumns()
              .compiledBy(StatisticalFunctions::sum),
          named("AVERAGE", STATISTICAL, "The mean of numbers; #DIV/0! without any")
              .ranges("number")
              .repeating(1)
              .example("=AVERAGE(1,2,6)", "3")
              .planningColumns()
              .compiledBy(call -> Arithmetic.binary("/", sum(call), count(call))),
          named("COUNT", STATISTICAL, "How many numbers there are")
              .ranges("value")
              .repeating(1)
              .example("=COUNT(1,\"2\",\"x\",{3,TRUE})", "3")
              .planningColumns()
              .compiledBy(StatisticalFunctions::count),
          named("COUNTA", STATISTICAL, "How many values there are, blanks left out")
              .ranges("value")
              .repeating(1)
              .example("=COUNTA(1,\"\",\"x\")", "3")
              .planningColumns()
              .compiledBy(StatisticalFunctions::countAll),
          named("MIN", STATISTICAL, "The smallest number; 0 without any")
              .ranges("number")
              .repeating(1)
              .example("=MIN(4,{2,8})", "2")
              .planningColumns()
              .compiledBy(call -> extreme(call, Measure.Kind.MIN)),
          named("MAX", STATISTICAL, "The largest number; 0 without any")
              .ranges("number")
              .repeating(1)
              .example("=MAX(4,{2,8})", "8")
              .planningColumns()
              .compiledBy(call -> extreme(call, Measure.Kind.MAX)));

  private StatisticalFunctions() {}

  private static Scalar sum(Call call) {
    Scalar sum = null;
    for (int i = 0; i < call.count(); i++) {
      Scalar part =
          Arguments.aggregated(call, i) instanceof Operand.Area area
              ? Results.outcome(callTotal(Blocks.class, "sum", DataTypes.DoubleType, area.matrix()))
              : Arguments.aggregated(call, i) instanceof Operand.Rows column
                  ? Aggregation.whole(call).sum(column)
                  : counted(call.scalar(i));
      sum = sum == null ? Coercion.number(part) : Arithmetic.binary("+", sum, part);
    }
    return sum == null ? Scalar.literal(BigDecimal.ZERO) : sum;
  }

  /** A direct argument is coerced; of a cell only a number counts. */
  private static Scalar counted(Scalar value) {
    return Coercion.number(value.reference() ? Arguments.numbersOnly(value) : value);
  }

  private static Scalar count(Call call) {
    List<Expression> counts = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      if (Arguments.aggregated(call, i) instanceof Operand.Area area) {
        counts.add(callTotal(Blocks.class, "count", DataTypes.IntegerType, area.matrix()));
      } else if (Arguments.aggregated(call, i) instanceof Operand.Rows column) {
        counts.add(Arguments.number(Aggregation.whole(call).count(column)));
      } else {
        Scalar value = call.scalar(i);
        Scalar numbers = value.reference() ? Arguments.numbersOnly(value) : Coercion.number(value);
        Expression there = Arguments.anyPart(numbers);
        counts.add(Expressions.choose(isNotNull(there), literal(1), literal(0)));
      }
    }
    return total(counts);
  }

  private static Scalar countAll(Call call) {
    List<Expression> counts = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      if (Arguments.aggregated(call, i) instanceof Operand.Area area) {
        counts.add(callTotal(Blocks.class, "countAll", DataTypes.IntegerType, area.matrix()));
      } else if (Arguments.aggregated(call, i) instanceof Operand.Rows column) {
        counts.add(Arguments.number(Aggregation.whole(call).countAll(column)));
      } else {
        Scalar value = call.scalar(i);
        Expression blank = value.reference() ? value.isBlank() : literal(false);
        counts.add(Expressions.choose(blank, literal(0), literal(1)));
      }
    }
    return total(counts);
  }

  private static Scalar total(List<Expression> counts) {
    Expression total = cast(literal(0), DataTypes.LongType);
    for (Expression count : counts) {
      total = new Add(total, cast(count, DataTypes.LongType), EvalMode.LEGACY());
    }
    return Scalar.number(total, null);
  }

  /** Of dates alone the result is a date. */
  private static Scalar extreme(Call call, Measure.Kind kind) {
    List<Scalar> candidates = new ArrayList<>();
    for (int i = 0; i < call.count(); i++) {
      if (Arguments.aggregated(call, i) instanceof Operand.Area area) {
        candidates.add(
            Results.cell(area, Blocks.class, kind == Measure.Kind.MIN ? "smallest" : "largest"));
      } else if (Arguments.aggregated(call, i) instanceof Operand.Rows column) {
        candidates.add(Aggregation.whole(call).extreme(column, kind));
      } else {
        Scalar value = call.scalar(i);
        candidates.add(
            value.reference()
                ? Arguments.numbersOnly(value)
                : value.onlyKind() == Kind.DATE && !value.canBeBlank()
                    ? value
                    : Coercion.number(value));
      }
    }
    candidates.removeIf(candidate -> candidate.parts().isEmpty() && candidate.error() == null);
    Expression error = Arguments.errors(candidates.toArray(Scalar[]::new));
    boolean dates =
        !candidates.isEmpty()
            && candidates.stream().allMatch(candidate -> candidate.onlyKind() == Kind.DATE);
    return dates ? extremeDate(candidates, kind, error) : extremeNumber(candidates, kind, error);
  }

  private static Scalar extremeDate(
      List<Scalar> candidates, Measure.Kind kind, @Nullable Expression error) {
    boolean sameType =
        candidates.stream().map(date -> Arguments.date(date).dataType()).distinct().count() == 1;
    List<Expression> dates =
        candidates.stream()
            .map(Arguments::date)
            .map(date -> sameType ? date : cast(date, DataTypes.TimestampType))
            .toList();
    Scalar result = Scalar.date(Expressions.unlessError(error, best(dates, kind)), error);
    return candidates.stream().allMatch(Scalar::canBeBlank) ? result.orBlank() : result;
  }

  private static Scalar extremeNumber(
      List<Scalar> candidates, Measure.Kind kind, @Nullable Expression error) {
    List<Scalar> numbers = new ArrayList<>();
    for (Scalar candidate : candidates) {
      if (!candidate.parts().isEmpty()) {
        Scalar parts = candidate.canBeBlank() ? Arguments.notBlank(candidate) : candidate;
        numbers.add(Coercion.number(parts));
      }
    }
    DataType type = Numbers.commonOf(numbers);
    List<Expression> values =
        new ArrayList<>(numbers.stream().map(number -> Numbers.as(number, type)).toList());
    Expression found = values.isEmpty() ? cast(literal(0), type) : best(values, kind);
    boolean always = candidates.stream().anyMatch(candidate -> !candidate.canBeBlank());
    Expression value = always ? found : Expressions.coalesce(found, cast(literal(0), type));
    return Scalar.number(Expressions.unlessError(error, value), error);
  }

  private static Expression best(List<Expression> values, Measure.Kind kind) {
    if (values.size() == 1) {
      return values.get(0);
    }
    return kind == Measure.Kind.MIN
        ? new Least(Expressions.sequence(values))
        : new Greatest(Expressions.sequence(values));
  }
}
