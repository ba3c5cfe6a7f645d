package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.TypeNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One aggregate as a user wrote it.
 *
 * <pre>{@code
 * total: sum(amount)                              # a function of a column
 * amount: sum                                     # of the column with the name of the result
 * rows: count-rows                                # of the rows
 * names: {text-join: name, separator: "; "}       # with an option
 * }</pre>
 *
 * @param name the name of the result
 * @param column the column it is made of; the name of the result for {@code count-rows}, which
 *     looks at none
 * @param separator what {@code text-join} puts between two values
 */
record Aggregate(
    String name, Place place, AggregateFunction function, String column, String separator) {

  private static final String SEPARATOR = "separator";
  private static final String DEFAULT_SEPARATOR = ", ";
  private static final Pattern CALL = Pattern.compile("([A-Za-z-]+)\\s*(?:\\((.*)\\))?");

  /** The shape of a mapping of aggregates by the name of their result. */
  static Shape shape() {
    ObjectShape options = ObjectShape.of();
    List<String> functions = new ArrayList<>();
    for (AggregateFunction function : AggregateFunction.values()) {
      if (function.takesColumn()) {
        functions.add(function.written());
        options = options.optional(function.written(), new Shape.Text("a column"), function.help());
      }
    }
    return new Shape.MapOf(
        new Shape.TextOr(
            "an aggregate such as sum(amount)",
            options
                .optional(
                    SEPARATOR, new Shape.Anything("a text"), "what text-join puts between values")
                .exactlyOneOf(functions.toArray(String[]::new))));
  }

  /** Reads the aggregates of a key; those that cannot be read are reported and left out. */
  static List<Aggregate> read(Fields options, String key, Problems problems) {
    List<Aggregate> aggregates = new ArrayList<>();
    Fields written = options.nested(key).orElseThrow();
    options
        .entries(key)
        .keySet()
        .forEach(
            name ->
                written
                    .nested(name)
                    .map(detailed -> Optional.of(detailed(name, detailed, problems)))
                    .orElseGet(() -> compact(name, written, problems))
                    .ifPresent(aggregates::add));
    return aggregates;
  }

  private static Aggregate detailed(String name, Fields detailed, Problems problems) {
    AggregateFunction function =
        AggregateFunction.names().stream()
            .filter(detailed::has)
            .findFirst()
            .flatMap(AggregateFunction::named)
            .orElseThrow();
    if (detailed.has(SEPARATOR) && function != AggregateFunction.TEXT_JOIN) {
      problems.report(
          Problem.user(
              detailed.place(SEPARATOR),
              "conflicting-keys",
              "a separator is only for text-join, not for " + function.written()));
    }
    return new Aggregate(
        name,
        detailed.place(function.written()),
        function,
        detailed.text(function.written()),
        detailed.text(SEPARATOR, DEFAULT_SEPARATOR));
  }

  private static Optional<Aggregate> compact(String name, Fields written, Problems problems) {
    Place place = written.place(name);
    String text = written.text(name).strip();
    Matcher call = CALL.matcher(text);
    if (!call.matches()) {
      problems.report(
          Problem.user(
              place,
              "bad-aggregate",
              "\"" + text + "\" is no aggregate; write a function and a column: sum(amount)"));
      return Optional.empty();
    }
    Optional<AggregateFunction> function = AggregateFunction.named(call.group(1));
    String argument = call.group(2) == null ? "" : call.group(2).strip();
    if (function.isEmpty()) {
      problems.report(
          Problem.user(
                  place,
                  "unknown-aggregate",
                  "unknown aggregate \""
                      + call.group(1)
                      + "\"; it can be "
                      + String.join(", ", AggregateFunction.names()))
              .withHint(Suggestion.hint(call.group(1), AggregateFunction.names()).orElse(null)));
      return Optional.empty();
    }
    if (!function.get().takesColumn() && !argument.isEmpty()) {
      problems.report(
          Problem.user(
                  place,
                  "bad-aggregate",
                  function.get().written() + " counts rows and looks at no column")
              .withHint("cells that are not blank are counted by count(" + argument + ")"));
      return Optional.empty();
    }
    return Optional.of(
        new Aggregate(
            name,
            place,
            function.get(),
            argument.isEmpty() ? name : withoutBrackets(argument),
            DEFAULT_SEPARATOR));
  }

  /** Excel's way to write a column, {@code [amount]}, is understood as well. */
  private static String withoutBrackets(String argument) {
    return argument.startsWith("[") && argument.endsWith("]")
        ? argument.substring(1, argument.length() - 1).strip()
        : argument;
  }

  /** The column of the result; a column that is not there or does not fit is reported. */
  Optional<StructField> check(String table, StructType schema, Problems problems) {
    if (!function.takesColumn()) {
      return Optional.of(result(DataTypes.NullType));
    }
    Optional<StructField> field =
        TableSchemas.requireColumn(table, schema, column, place, problems);
    if (field.isPresent() && !function.accepts(field.get().dataType())) {
      problems.report(
          Problem.user(
              place,
              "wrong-column-type",
              function.written()
                  + " takes "
                  + function.accepted()
                  + "; column \""
                  + column
                  + "\" is "
                  + TypeNames.written(field.get().dataType())));
      return Optional.empty();
    }
    return field.map(found -> result(found.dataType()));
  }

  private StructField result(DataType columnType) {
    return DataTypes.createStructField(name, function.resultType(columnType), true);
  }

  /** The aggregate in its short form, such as {@code sum(amount)}. */
  String written() {
    return function.takesColumn() ? function.written() + "(" + column + ")" : function.written();
  }
}
