package dev.sluice.formula.compile;

import dev.sluice.formula.runtime.Boxing;
import dev.sluice.formula.runtime.Outcome;
import dev.sluice.formula.value.CellValue;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.formula.value.Matrix;
import dev.sluice.formula.value.Sample;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a call to a static Java method of a public class: the one of its name with as many
 * parameters as there are arguments, else with the next more, the others blank. The parameter types
 * say how arguments are coerced:
 *
 * <ul>
 *   <li>{@code double}, {@code boolean}, {@link UTF8String}: one value, its error taken care of
 *   <li>{@link CellValue}: one value as it is, blanks and errors too
 *   <li>{@link Sample}: the numbers of a range, as aggregates count them; as the last parameter of
 *       a function with repeated arguments, of all remaining ones
 *   <li>{@link Matrix}: a range or array as it is
 *   <li>{@link List}: the remaining arguments, each a {@link Matrix}
 * </ul>
 *
 * The result is a {@code double} (an error by {@link Outcome}), {@code boolean}, {@link UTF8String}
 * or {@link Boolean} (null for the one error that the function names), {@link CellValue} or {@link
 * Matrix}.
 */
public final class JavaMethod implements ExcelFunction.Compilation {

  private final Class<?> home;
  private final List<Method> methods;
  private final Traits traits;

  /**
   * What the signature of a method does not say.
   *
   * @param failure the error where the method answers null
   * @param refusesBooleans TRUE and FALSE are {@code #VALUE!} where a number is expected
   * @param countsTexts in ranges texts count as 0 and booleans as 0 or 1
   * @param kinds what the cells of the result can be; null where they are those of arguments
   * @param kindsOf the arguments that say so; empty for all
   * @param repeats the last parameter takes all remaining arguments
   */
  record Traits(
      ExcelError failure,
      boolean refusesBooleans,
      boolean countsTexts,
      @Nullable Set<CellKind> kinds,
      List<Integer> kindsOf,
      boolean repeats) {}

  JavaMethod(Class<?> home, String name, Traits traits) {
    this.home = home;
    this.traits = traits;
    this.methods =
        Arrays.stream(home.getMethods())
            .filter(method -> method.getName().equals(name))
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .sorted(Comparator.comparing(Method::getParameterCount))
            .toList();
    if (methods.isEmpty() || !Modifier.isPublic(home.getModifiers())) {
      throw new IllegalArgumentException("no public static method " + name + " in " + home);
    }
  }

  /** A method without further traits. */
  public static JavaMethod of(Class<?> home, String name) {
    return new JavaMethod(
        home, name, new Traits(ExcelError.VALUE, false, false, null, List.of(), false));
  }

  @Override
  public Operand compile(Call call) {
    Method method =
        methods.stream()
            .filter(candidate -> candidate.getParameterCount() >= call.count())
            .findFirst()
            .orElseGet(() -> methods.get(methods.size() - 1));
    List<Expression> arguments = new ArrayList<>();
    List<Expression> errors = new ArrayList<>();
    Set<CellKind> kinds = EnumSet.noneOf(CellKind.class);
    Class<?>[] types = method.getParameterTypes();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Matrix.class) {
        Operand.Area area = Areas.of(call, i);
        addKinds(kinds, i, area.kinds());
        arguments.add(area.matrix());
      } else if (types[i] == List.class) {
        List<Expression> rest = new ArrayList<>();
        for (int at = i; at < call.count(); at++) {
          Operand.Area area = Areas.of(call, at);
          addKinds(kinds, at, area.kinds());
          rest.add(area.matrix());
        }
        arguments.add(new Computation(new ListProgram(), Boxes.LIST, rest));
      } else if (types[i] == Sample.class) {
        int end = traits.repeats() && i == types.length - 1 ? Math.max(i + 1, call.count()) : i + 1;
        Expression sample = Samples.of(call, i, end, traits.countsTexts());
        arguments.add(Expressions.call(Samples.class, "sound", Boxes.SAMPLE, sample));
        errors.add(Expressions.call(Samples.class, "code", DataTypes.StringType, sample));
      } else {
        Scalar value = call.scalar(i);
        if (types[i] == CellValue.class) {
          addKinds(kinds, i, Boxes.kinds(value));
          arguments.add(Boxes.cell(value));
        } else {
          Scalar coerced = coerced(value, types[i]);
          arguments.add(coerced.parts().get(0));
          if (coerced.error() != null) {
            errors.add(coerced.error());
          }
        }
      }
    }
    Expression error = errors.isEmpty() ? null : Expressions.coalesce(errors);
    return result(method, arguments.toArray(Expression[]::new), error, kinds);
  }

  private Scalar coerced(Scalar value, Class<?> type) {
    if (type == double.class) {
      return traits.refusesBooleans() ? notBoolean(value) : Coercion.doubled(value);
    } else if (type == boolean.class) {
      return Coercion.bool(value);
    } else if (type == UTF8String.class) {
      return Coercion.text(value);
    }
    throw new IllegalStateException("a parameter of " + home + " has type " + type);
  }

  private static Scalar notBoolean(Scalar value) {
    Expression bool = value.bool();
    if (bool == null) {
      return Coercion.doubled(value);
    }
    Scalar number =
        Coercion.doubled(
            new Scalar(
                value.number(),
                value.text(),
                null,
                value.date(),
                Expressions.firstError(
                    value.error(),
                    Expressions.when(
                        Expressions.isNotNull(bool), Expressions.literal(ExcelError.VALUE))),
                value.canBeBlank(),
                value.reference(),
                null,
                null));
    return number;
  }

  private void addKinds(Set<CellKind> kinds, int argument, Set<CellKind> more) {
    if (traits.kindsOf().isEmpty() || traits.kindsOf().contains(argument)) {
      kinds.addAll(more);
    }
  }

  private Operand result(
      Method method, Expression[] arguments, @Nullable Expression error, Set<CellKind> kinds) {
    Class<?> type = method.getReturnType();
    String name = method.getName();
    if (type == double.class) {
      Expression outcome = Expressions.callTotal(home, name, DataTypes.DoubleType, arguments);
      return Scalar.number(
          Expressions.call(Outcome.class, "number", DataTypes.DoubleType, outcome),
          Expressions.firstError(
              error, Expressions.call(Outcome.class, "code", DataTypes.StringType, outcome)));
    } else if (type == boolean.class) {
      return Scalar.bool(
          Expressions.callTotal(home, name, DataTypes.BooleanType, arguments), error);
    } else if (type == Boolean.class) {
      Expression value = Expressions.call(home, name, DataTypes.BooleanType, arguments);
      return Scalar.bool(value, Expressions.firstError(error, failed(value)));
    } else if (type == UTF8String.class) {
      Expression value = Expressions.call(home, name, DataTypes.StringType, arguments);
      return Scalar.text(value, Expressions.firstError(error, failed(value)));
    }
    Set<CellKind> made = traits.kinds() == null ? kinds : traits.kinds();
    if (type == CellValue.class) {
      Scalar cell = Boxes.scalar(Expressions.callTotal(home, name, Boxes.CELL, arguments), made);
      return cell.withError(Expressions.firstError(error, cell.error()));
    } else if (type == Matrix.class) {
      Expression matrix = Expressions.callTotal(home, name, Boxes.MATRIX, arguments);
      return new Operand.Area(
          error == null
              ? matrix
              : Expressions.coalesce(
                  matrix,
                  Expressions.callTotal(Boxing.class, "matrixOfError", Boxes.MATRIX, error)),
          made,
          null);
    }
    throw new IllegalStateException("a method of " + home + " gives " + type);
  }

  private Expression failed(Expression value) {
    return Expressions.when(Expressions.isNull(value), Expressions.literal(traits.failure()));
  }

  /** The arguments as one list. */
  private record ListProgram() implements Program {
    @Override
    @SuppressWarnings("NullAway") // no argument of it is ever null
    public Object apply(@Nullable Object[] arguments) {
      return List.of(arguments);
    }
  }
}
