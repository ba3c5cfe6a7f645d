package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.LookupJoin;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Builds the lazy result of a {@link Vlookup}: the join, then what becomes of errors. */
final class VlookupPlan {

  private static final String MATCHED = HiddenColumns.PREFIX + "vlookup_matched";
  private static final String NOT_AVAILABLE = "#N/A";
  private static final String BLANK_KEY = "blank key";
  private static final String OTHER_ERROR = "error in the key or in what was found";

  private final Vlookup step;
  private final Tables tables;
  private final Dataset<Row> rows;
  private final Dataset<Row> other;
  private final String noMatch;

  VlookupPlan(Vlookup step, Tables tables) {
    this.step = step;
    this.tables = tables;
    this.rows = tables.table(step.table().name());
    this.other = tables.table(step.in().name());
    this.noMatch = "no match in " + step.in().name();
  }

  Made made() {
    Dataset<Row> keyed = step.key().with(step.table().name(), rows, tables);
    Map<String, String> columns = new LinkedHashMap<>();
    step.returned().forEach(choice -> columns.put(choice.name(), choice.column()));
    columns.putAll(Companions.ofColumns(other.schema(), columns));
    Dataset<Row> found = lookUp(keyed, columns);
    Set<String> failing = step.columnsThatCanFail(rows.schema(), other.schema(), tables.schemas());
    List<Column> results = values(found, failing);
    List<Column> rejections = new ArrayList<>();
    Column drop = lit(null).cast("string");
    for (String name : failing) {
      if (step.onError().rejects()) {
        rejections.add(rejection(found, name));
      } else if (step.onError() == OnError.DROP) {
        drop = coalesce(drop, dropped(found, name));
      } else {
        results.add(error(found, name).as(FormulaProjection.errorColumn(name)));
      }
    }
    Made made;
    if (failing.isEmpty() || step.onError() == OnError.KEEP) {
      Map<String, String> errorColumns = new LinkedHashMap<>();
      failing.forEach(name -> errorColumns.put(name, name + Vlookup.COMPANION));
      made = keeps(found, results).keepingErrors(errorColumns);
    } else if (step.onError() == OnError.DROP) {
      results.add(drop.as(ControlColumns.DROP));
      made = keeps(found, results).dropping(noMatch, BLANK_KEY, OTHER_ERROR);
    } else {
      results.add(coalesce(rejections.toArray(Column[]::new)).as(ControlColumns.REJECT));
      made = keeps(found, results);
    }
    return made;
  }

  private Made keeps(Dataset<Row> found, List<Column> results) {
    return Made.of(
        found.select(results.toArray(Column[]::new)), new Flow.Keeps(step.table().name()));
  }

  private Dataset<Row> lookUp(Dataset<Row> keyed, Map<String, String> columns) {
    String key = step.key().column();
    String match = step.matchColumn().name();
    return switch (step.match()) {
      case EXACT -> LookupJoin.exact(keyed, List.of(key), other, List.of(match), columns, MATCHED);
      case APPROXIMATE -> LookupJoin.approximate(keyed, key, other, match, columns, MATCHED);
      case WILDCARD -> LookupJoin.wildcard(keyed, key, other, match, columns, MATCHED);
    };
  }

  /** The user's columns, then the hidden ones that the rows had. */
  private List<Column> values(Dataset<Row> found, Set<String> failing) {
    StructType result =
        step.result(rows.schema(), other.schema(), tables.schemas(), new Problems());
    List<String> returned = step.returned().stream().map(ColumnChoice::name).toList();
    List<Column> values = new ArrayList<>();
    for (StructField field : result.fields()) {
      String name = field.name();
      Optional<String> failingColumn =
          failing.stream().filter(column -> Vlookup.companion(column).equals(name)).findFirst();
      if (returned.contains(name)) {
        values.add(value(found, field).as(name));
      } else if (failingColumn.isPresent() && !List.of(rows.columns()).contains(name)) {
        values.add(error(found, failingColumn.get()).as(name));
      } else {
        values.add(ColumnReference.named(name));
      }
    }
    for (String name : rows.columns()) {
      if (HiddenColumns.isHidden(name)) {
        values.add(ColumnReference.named(name));
      }
    }
    return values;
  }

  private Column value(Dataset<Row> found, StructField field) {
    Column value = ColumnReference.named(field.name());
    Optional<Column> otherwise = step.defaultOf(field.name(), field.dataType());
    if (otherwise.isEmpty()) {
      return value;
    }
    return when(isMiss(found), otherwise.get()).otherwise(value);
  }

  /** The error of a new column: that of the key, else a miss, else that of the cell found. */
  private Column error(Dataset<Row> found, String name) {
    List<Column> errors = new ArrayList<>();
    step.key()
        .errorColumn(found.schema())
        .ifPresent(error -> errors.add(ColumnReference.named(error)));
    if (step.missesFail()) {
      errors.add(when(not(ColumnReference.named(MATCHED)), NOT_AVAILABLE));
    }
    String ofCell = FormulaProjection.errorColumn(name);
    if (List.of(found.columns()).contains(ofCell)) {
      errors.add(ColumnReference.named(ofCell));
    }
    return coalesce(errors.toArray(Column[]::new));
  }

  /** True when the key is sound but nothing was found. */
  private Column isMiss(Dataset<Row> found) {
    Column isMissing = not(ColumnReference.named(MATCHED));
    return step.key()
        .errorColumn(found.schema())
        .map(error -> isMissing.and(ColumnReference.named(error).isNull()))
        .orElse(isMissing);
  }

  private Column isBlank() {
    return ColumnReference.named(step.key().column()).isNull();
  }

  private Column rejection(Dataset<Row> found, String name) {
    Column error = error(found, name);
    Column reason =
        when(isMiss(found).and(isBlank()), NOT_AVAILABLE + ": " + BLANK_KEY)
            .when(isMiss(found), NOT_AVAILABLE + ": " + noMatch)
            .otherwise(error);
    return ControlColumns.rejectWhen(
        error.isNotNull(),
        step.key().isFormula() ? name : step.key().written(),
        ColumnReference.named(step.key().column()),
        step.onError().reason(reason));
  }

  private Column dropped(Dataset<Row> found, String name) {
    Column error = error(found, name);
    return when(error.isNull(), lit(null).cast("string"))
        .when(isMiss(found).and(isBlank()), BLANK_KEY)
        .when(isMiss(found), noMatch)
        .otherwise(OTHER_ERROR);
  }
}
