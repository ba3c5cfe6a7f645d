package dev.sluice.operation;

import dev.sluice.formula.runtime.DatePatterns;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ColumnType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.column.TypeNames;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A column that gets another type.
 *
 * @param keyPlace where the name of the column stands
 * @param place where the type stands
 * @param pattern how dates are written in it
 */
record CastColumn(
    String column, Place keyPlace, ColumnType type, Place place, Optional<Pattern> pattern) {

  /** A date pattern, and where it stands. */
  record Pattern(String text, Place place) {}

  /** The type that the column has; whatever is wrong with it or its new type is reported. */
  Optional<DataType> check(String table, StructType schema, Problems problems) {
    Optional<DataType> from =
        TableSchemas.requireColumn(table, schema, column, keyPlace, problems)
            .map(field -> field.dataType());
    if (from.isPresent() && !Conversion.isPossible(from.get(), type)) {
      problems.report(
          Problem.user(
                  place,
                  "cannot-convert",
                  "column \""
                      + column
                      + "\" is "
                      + TypeNames.written(from.get())
                      + " and cannot become "
                      + type)
              .withHint(hint(from.get())));
      return Optional.empty();
    }
    pattern.ifPresent(written -> checkPattern(written, from, problems));
    return from;
  }

  private void checkPattern(Pattern written, Optional<DataType> from, Problems problems) {
    if (from.isPresent() && !Conversion.takesPattern(from.get(), type)) {
      problems.report(
          Problem.user(
              written.place(),
              "needless-pattern",
              "a pattern is for texts that become dates and dates that become texts; column \""
                  + column
                  + "\" is "
                  + TypeNames.written(from.get())
                  + " and becomes "
                  + type));
      return;
    }
    boolean withTime =
        type.kind() == ColumnType.Kind.TIMESTAMP
            || type.kind() == ColumnType.Kind.TEXT && !(from.orElse(null) instanceof DateType);
    String fault = DatePatterns.fault(written.text(), withTime);
    if (fault != null) {
      problems.report(
          Problem.user(
              written.place(),
              "bad-pattern",
              "\"" + written.text() + "\" is no date pattern: " + fault));
    }
  }

  private @Nullable String hint(DataType from) {
    boolean isTime = from instanceof DateType || CellText.isMoment(from);
    if (from instanceof NumericType) {
      return "=DATE(1900,3,1)+[@" + column + "]-61 is the day of a serial number of Excel";
    }
    return isTime && !type.equals(ColumnType.BOOLEAN)
        ? "=VALUE([@" + column + "]) is its serial number in Excel"
        : null;
  }

  /** The pattern as text. */
  Optional<String> patternText() {
    return pattern.map(Pattern::text);
  }

  /** What did not work, for a row whose cell does not convert. */
  String failure() {
    return column + " cannot become " + type + patternText().map(text -> " by " + text).orElse("");
  }
}
