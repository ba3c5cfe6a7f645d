package dev.sluice.operation;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.step.StepType;
import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Adds columns of the row that is found in another table, as Excel's VLOOKUP does, several columns
 * at once and in any direction. Every row stays one row, however often its key repeats in the other
 * table: the match that comes first in its source counts. Texts are equal without regard to case; a
 * text never equals a number.
 *
 * <p>Differences to Excel: a blank key finds nothing, where Excel would look for 0; a blank cell
 * that is found stays blank, where Excel shows 0; wildcards in a key count only with {@code match:
 * wildcard}; an approximate match needs no sorted table.
 *
 * <p>Cost: the other table is grouped by its key, which shuffles it; then a left join, which
 * shuffles the rows too unless the grouped table is small.
 *
 * @param returned new columns and the columns of the other table that they come from
 * @param defaults constants for rows without a match, as written, by new column
 */
public record Vlookup(
    InputTable table,
    LookupKey key,
    ColumnReference in,
    ColumnReference matchColumn,
    List<ColumnChoice> returned,
    Match match,
    NotFound notFound,
    Map<String, TypedConstant> defaults,
    OnError onError)
    implements Step {

  /** Which row is found. */
  public enum Match {
    /** The first whose key is equal. */
    EXACT,
    /** That with the largest key that is not larger; of equal ones the last. */
    APPROXIMATE,
    /** The first whose key fits; {@code * ? ~} in the looked-up text mean what they do in Excel. */
    WILDCARD
  }

  /** What a row without a match gets where no default is given. */
  public enum NotFound {
    /** {@code #N/A}. */
    ERROR,
    BLANK
  }

  /** How users write it. */
  public static final StepType TYPE = new VlookupType();

  static final String COMPANION = "_error";

  public Vlookup {
    returned = List.copyOf(returned);
    defaults = new LinkedHashMap<>(defaults);
  }

  @Override
  public List<String> inputs() {
    Set<String> inputs = new LinkedHashSet<>(List.of(table.name(), in.name()));
    inputs.addAll(key.tables());
    return List.copyOf(inputs);
  }

  @Override
  public Optional<Map<String, StructType>> check(TableSchemas tables, Problems problems) {
    int before = problems.count();
    Optional<StructType> rows = table.check(tables, problems);
    Optional<StructType> other = tables.require(in.name(), in.place(), problems);
    Optional<DataType> keyType =
        rows.flatMap(schema -> key.check(table.name(), schema, tables, problems));
    Optional<DataType> matchType =
        other
            .flatMap(
                schema ->
                    TableSchemas.requireColumn(
                        in.name(), schema, matchColumn.name(), matchColumn.place(), problems))
            .map(StructField::dataType);
    keyType.ifPresent(left -> matchType.ifPresent(right -> checkKinds(left, right, problems)));
    other.ifPresent(schema -> checkDefaults(schema, problems));
    if (rows.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    StructType result = result(rows.get(), other.get(), tables, problems);
    return problems.count() == before
        ? Optional.of(Map.of(table.into(), result))
        : Optional.empty();
  }

  private void checkKinds(DataType keyType, DataType matchType, Problems problems) {
    if (!JoinKeys.isComparable(keyType, matchType)) {
      problems.report(
          Problem.user(
                  key.place(),
                  "kinds-never-equal",
                  "the key is "
                      + TypeNames.written(keyType)
                      + " but \""
                      + matchColumn.name()
                      + "\" of \""
                      + in.name()
                      + "\" is "
                      + TypeNames.written(matchType)
                      + ": these can never be equal")
              .withHint(conversion(keyType, matchType)));
    } else if (match == Match.WILDCARD && !(keyType instanceof StringType)) {
      problems.report(
          Problem.user(
              matchColumn.place(),
              "wildcard-needs-text",
              "wildcards fit texts only, but \""
                  + matchColumn.name()
                  + "\" of \""
                  + in.name()
                  + "\" is "
                  + TypeNames.written(matchType)));
    }
  }

  private @Nullable String conversion(DataType keyType, DataType matchType) {
    String reference = key.isFormula() ? key.written().substring(1) : "[@" + key.written() + "]";
    if (matchType instanceof StringType) {
      return "make the key a text with key: '=" + reference + "&\"\"'";
    }
    return keyType instanceof StringType && matchType instanceof NumericType
        ? "make the key a number with key: '=VALUE(" + reference + ")'"
        : null;
  }

  private void checkDefaults(StructType other, Problems problems) {
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

  /** The user's columns of the result: those of the rows, then each new one. */
  StructType result(StructType rows, StructType other, TableSchemas tables, Problems problems) {
    ResultColumns result = new ResultColumns(problems);
    for (StructField field : TableSchemas.visibleOnly(rows).fields()) {
      result.add(field, table.place());
    }
    List<String> there = TableSchemas.visible(rows);
    Set<String> failing = columnsThatCanFail(rows, other, tables);
    for (ColumnChoice choice : returned) {
      Optional<StructField> field =
          TableSchemas.requireColumn(
              in.name(), other, choice.column(), choice.columnPlace(), problems);
      if (there.contains(choice.name())) {
        problems.report(
            Problem.user(
                    choice.namePlace(),
                    "column-clash",
                    "\"" + table.name() + "\" has a column \"" + choice.name() + "\" already")
                .withHint("give the new one another name, as in {new_name: their_column}"));
        continue;
      }
      field.ifPresent(
          found -> result.add(nullable(choice.name(), found.dataType()), choice.namePlace()));
      if (onError == OnError.KEEP && failing.contains(choice.name())) {
        result.add(nullable(companion(choice.name()), DataTypes.StringType), choice.namePlace());
      }
    }
    return result.schema();
  }

  private static StructField nullable(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /** The name of the column that holds the error of another when rows with errors are kept. */
  static String companion(String column) {
    return column + COMPANION;
  }

  /** The new columns that can hold an error. */
  Set<String> columnsThatCanFail(StructType rows, StructType other, TableSchemas tables) {
    boolean all = missesFail() || key.canFail(table.name(), rows, tables);
    return returned.stream()
        .filter(
            choice ->
                all
                    || !Companions.ofColumns(other, Map.of(choice.name(), choice.column()))
                        .isEmpty())
        .map(ColumnChoice::name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** True when a row without a match is an error. */
  boolean missesFail() {
    return notFound == NotFound.ERROR && defaults.isEmpty();
  }

  /** The constant of a new column for rows without a match. */
  Optional<Column> defaultOf(String column, DataType type) {
    return Optional.ofNullable(defaults.get(column)).flatMap(written -> written.as(type));
  }

  @Override
  public StepResult apply(Tables tables) {
    return StepResult.of(table.into(), new VlookupPlan(this, tables).made());
  }

  private String cost() {
    return switch (match) {
      case EXACT ->
          "one hash join, first match; " + in.name() + " goes to every task if it is small,"
              + " else both tables are shuffled by key";
      case APPROXIMATE ->
          "the distinct keys are sorted with those of " + in.name() + ", then one left join";
      case WILDCARD ->
          "the distinct patterns are held against the keys of " + in.name() + ", then one left join";
    };
  }

  @Override
  public List<String> explain() {
    return List.of(
        "vlookup "
            + table.described()
            + ": "
            + key.written()
            + " in "
            + in.name()
            + "."
            + matchColumn.name()
            + ", "
            + match.name().toLowerCase(Locale.ROOT)
            + " match: "
            + cost(),
        "  returns "
            + returned.stream()
                .map(choice -> choice.name() + " = " + choice.column())
                .collect(Collectors.joining(", ")));
  }
}
