package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.column.TypeNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What a row without a match gets.
 *
 * @param defaults constants as written, by new column
 */
record Misses(NotFound notFound, Map<String, TypedConstant> defaults) {

  /** What it gets where no constant is given. */
  enum NotFound {
    /** {@code #N/A}. */
    ERROR,
    BLANK
  }

  private static final String NOT_FOUND = "not-found";
  private static final String DEFAULT = "default";

  Misses {
    defaults = new LinkedHashMap<>(defaults);
  }

  /** A row without a match has blanks. */
  static Misses blank() {
    return new Misses(NotFound.BLANK, Map.of());
  }

  /** Adds the options. */
  static ObjectShape in(ObjectShape shape) {
    return shape
        .optional(
            NOT_FOUND,
            new Shape.Choice(List.of("error", "blank")),
            "what a row without a match gets: the error #N/A (without it) or blanks")
        .optional(
            DEFAULT,
            new Shape.MapOf(new Shape.Text("a constant")),
            "constants for a row without a match, by new column");
  }

  /** Reads the options of {@link #in}. */
  static Misses read(Fields options, List<ColumnChoice> returned, Problems problems) {
    List<String> names = returned.stream().map(ColumnChoice::name).toList();
    Map<String, String> texts = options.textEntries(DEFAULT);
    Map<String, TypedConstant> defaults = new LinkedHashMap<>();
    for (Map.Entry<String, Node> constant : options.entries(DEFAULT).entrySet()) {
      String name = constant.getKey();
      defaults.put(
          name, new TypedConstant(texts.getOrDefault(name, ""), constant.getValue().place()));
      if (!names.contains(name)) {
        problems.report(
            Problem.user(
                    constant.getValue().place(),
                    "unknown-column",
                    "\"" + name + "\" is not returned; there is " + String.join(", ", names))
                .withHint(Suggestion.hint(name, names).orElse(null)));
      }
    }
    if (options.has(DEFAULT) && options.text(NOT_FOUND, "").equals("error")) {
      problems.report(
          Problem.user(
              options.place(NOT_FOUND),
              "conflicting-keys",
              "a row without a match is either an error or gets the constants of \""
                  + DEFAULT
                  + "\""));
    } else if (options.has(DEFAULT) && !options.has(NOT_FOUND)) {
      List<String> without = names.stream().filter(name -> !defaults.containsKey(name)).toList();
      if (!without.isEmpty()) {
        problems.report(
            Problem.user(
                    options.place(DEFAULT),
                    "missing-default",
                    "there is no constant for " + String.join(", ", without))
                .withHint("not-found: blank leaves the others blank"));
      }
    }
    return new Misses(
        NotFound.valueOf(options.text(NOT_FOUND, "error").toUpperCase(Locale.ROOT)), defaults);
  }

  /** Reports constants that are no values of the columns that they stand for. */
  void check(List<ColumnChoice> returned, ColumnReference in, StructType other, Problems problems) {
    for (ColumnChoice choice : returned) {
      TypedConstant written = defaults.get(choice.name());
      if (written == null || !List.of(other.fieldNames()).contains(choice.column())) {
        continue;
      }
      DataType type = other.apply(choice.column()).dataType();
      if (written.as(type).isEmpty()) {
        problems.report(
            Problem.user(
                written.place(),
                "bad-default",
                "\""
                    + written.written()
                    + "\" is no "
                    + TypeNames.written(type)
                    + ", which \""
                    + choice.column()
                    + "\" of \""
                    + in.name()
                    + "\" is"));
      }
    }
  }

  /** True when a row without a match is an error. */
  boolean fail() {
    return notFound == NotFound.ERROR && defaults.isEmpty();
  }

  /** The constant of a new column. */
  Optional<Column> defaultOf(String column, DataType type) {
    return Optional.ofNullable(defaults.get(column)).flatMap(written -> written.as(type));
  }
}
