package dev.sluice.formula.compile;

import dev.sluice.formula.value.ExcelError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A function: its documentation, its arguments and how it compiles, in one value.
 *
 * @param repeating how many of the last arguments may repeat, together; 0 for none
 */
public record ExcelFunction(
    FunctionDoc doc, List<Parameter> parameters, int repeating, Compilation compilation) {

  private static final int MOST_ARGUMENTS = 255;

  /** Makes the operand of one call. */
  @FunctionalInterface
  public interface Compilation {
    Operand compile(Call call);
  }

  /** Makes the operand of one call whose arguments are whole columns. */
  @FunctionalInterface
  public interface Planning {
    /** The outcome of joins; empty when the columns must be worked on as arrays. */
    Optional<Operand> plan(Call call);
  }

  /** The fewest arguments of a call. */
  public int fewest() {
    return (int) parameters.stream().filter(parameter -> !parameter.optional()).count();
  }

  /** The most arguments of a call. */
  public int most() {
    return repeating == 0 ? parameters.size() : MOST_ARGUMENTS;
  }

  /** The parameter of an argument, counted from 0. */
  public Parameter parameter(int argument) {
    if (argument < parameters.size()) {
      return parameters.get(argument);
    }
    int repeated = parameters.size() - repeating;
    return parameters.get(repeated + (argument - repeated) % repeating);
  }

  /** Starts the description of a function. */
  public static Description named(String name, FunctionCategory category, String summary) {
    return new Description(name, category, summary);
  }

  /** Describes a function, one argument after the other. */
  public static final class Description {

    private final String name;
    private final FunctionCategory category;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private int repeating;
    private String example = "";
    private String expected = "";
    private String deviation = "";
    private ExcelError failure = ExcelError.VALUE;
    private boolean refusesBooleans;
    private boolean countsTexts;
    private @Nullable Set<CellKind> kinds;
    private List<Integer> kindsOf = List.of();
    private @Nullable Planning planning;
    private boolean plansColumns;
    private UnaryOperator<Call> reading = UnaryOperator.identity();

    private Description(String name, FunctionCategory category, String summary) {
      this.name = name;
      this.category = category;
      this.summary = summary;
    }

    /** Arguments that are one value each. */
    public Description values(String... names) {
      return add(Parameter.Taking.VALUE, false, names);
    }

    /** Arguments that are one value each and can be left out. */
    public Description optionalValues(String... names) {
      return add(Parameter.Taking.VALUE, true, names);
    }

    /** Arguments that can be whole columns, ranges or arrays. */
    public Description ranges(String... names) {
      return add(Parameter.Taking.RANGE, false, names);
    }

    /** Arguments that can be whole columns, ranges or arrays, and can be left out. */
    public Description optionalRanges(String... names) {
      return add(Parameter.Taking.RANGE, true, names);
    }

    /** Arguments that the function compiles itself. */
    public Description formulas(String... names) {
      return add(Parameter.Taking.FORMULA, false, names);
    }

    /** The last arguments may come again, together. */
    public Description repeating(int count) {
      repeating = count;
      return this;
    }

    /** A formula without references and what a cell shows for it. */
    public Description example(String formula, String shown) {
      example = formula;
      expected = shown;
      return this;
    }

    /** Says where it differs from Excel. */
    public Description deviating(String difference) {
      deviation = difference;
      return this;
    }

    /** The error where the method answers null; {@code #VALUE!} when not said. */
    public Description failingWith(ExcelError error) {
      failure = error;
      return this;
    }

    /**
     * As in the functions that were once an add-in of Excel: TRUE and FALSE are {@code #VALUE!}
     * where the method takes a number, and a needed argument left out between commas is {@code
     * #N/A}.
     */
    public Description refusingBooleans() {
      refusesBooleans = true;
      return this;
    }

    /** In ranges texts count as 0 and booleans as 0 or 1. */
    public Description countingTexts() {
      countsTexts = true;
      return this;
    }

    /** What the cells can be that the method gives; without it whatever the arguments can be. */
    public Description giving(Kind first, Kind... others) {
      kinds = EnumSet.of(CellKind.of(first));
      for (Kind other : others) {
        kinds.add(CellKind.of(other));
      }
      return this;
    }

    /** The arguments, counted from 0, whose cells the method gives; without it all of them. */
    public Description givingCellsOf(Integer... arguments) {
      kindsOf = List.of(arguments);
      return this;
    }

    /** What the cells can be that the method gives: anything. */
    public Description givingAnything() {
      kinds = EnumSet.allOf(CellKind.class);
      return this;
    }

    /** How a call with whole columns becomes a join or an aggregate, where it can. */
    public Description plannedBy(Planning plan) {
      planning = plan;
      return this;
    }

    /** How a call compiles makes joins or aggregates of whole columns by itself. */
    public Description planningColumns() {
      plansColumns = true;
      return this;
    }

    /** How the arguments of a call are read that does not become a join or an aggregate. */
    public Description readBy(UnaryOperator<Call> reading) {
      this.reading = reading;
      return this;
    }

    /** How a call compiles. */
    public ExcelFunction compiledBy(Compilation compilation) {
      return made(compilation, FunctionDoc.Engine.NATIVE);
    }

    /**
     * The static method of a public class that a call runs; its parameter types say how arguments
     * are coerced, and overloads take fewer arguments.
     */
    public ExcelFunction computedBy(Class<?> home, String method) {
      return made(
          new JavaMethod(
              home,
              method,
              new JavaMethod.Traits(
                  failure, refusesBooleans, countsTexts, kinds, kindsOf, repeating > 0)),
          FunctionDoc.Engine.LIBRARY);
    }

    private ExcelFunction made(Compilation written, FunctionDoc.Engine engine) {
      UnaryOperator<Call> read = reading;
      List<Parameter> all = List.copyOf(parameters);
      Compilation compilation =
          refusesBooleans
              ? call -> lacks(call, all) ? Scalar.error(ExcelError.NA) : written.compile(call)
              : call -> written.compile(read.apply(call));
      FunctionDoc doc =
          new FunctionDoc(
              name,
              syntax(),
              summary,
              category,
              example,
              expected,
              engine,
              planning != null || plansColumns,
              deviation);
      Planning plan = planning;
      Compilation planned =
          plan == null
              ? compilation
              : call ->
                  call.isPlannable()
                      ? plan.plan(call).orElseGet(() -> compilation.compile(call))
                      : compilation.compile(call);
      return new ExcelFunction(doc, all, repeating, planned);
    }

    private static boolean lacks(Call call, List<Parameter> parameters) {
      return IntStream.range(0, Math.min(call.count(), parameters.size()))
          .anyMatch(at -> !parameters.get(at).optional() && !call.has(at));
    }

    private Description add(Parameter.Taking taking, boolean optional, String... names) {
      for (String parameter : names) {
        parameters.add(new Parameter(parameter, taking, optional));
      }
      return this;
    }

    private String syntax() {
      List<String> written = new ArrayList<>();
      for (Parameter parameter : parameters) {
        written.add(parameter.optional() ? "[" + parameter.name() + "]" : parameter.name());
      }
      if (repeating > 0) {
        written.add("...");
      }
      return name + "(" + String.join(", ", written) + ")";
    }
  }
}
