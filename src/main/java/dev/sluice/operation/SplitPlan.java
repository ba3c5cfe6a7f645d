package dev.sluice.operation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import dev.sluice.formula.FormulaProjection;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.spec.HiddenColumns;
import dev.sluice.step.ControlColumns;
import dev.sluice.step.Flow;
import dev.sluice.step.StepResult.Made;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Builds the plan of a {@link Split}.
 *
 * @param visible the user's columns of the result, in their order
 */
record SplitPlan(Split step, Dataset<Row> rows, List<String> visible) {

  private static final String POSITION = HiddenColumns.PREFIX + "part_position";
  private static final String PART = HiddenColumns.PREFIX + "part";

  /** A replaced column stays where it was. */
  static StructType inOrder(StructType result, StructType input, String replaced) {
    List<String> names = List.of(result.fieldNames());
    if (!names.contains(replaced)) {
      return result;
    }
    StructType inOrder = new StructType();
    for (String name : input.fieldNames()) {
      if (names.contains(name)) {
        inOrder = inOrder.add(result.apply(name));
      }
    }
    List<String> placed = List.of(inOrder.fieldNames());
    for (StructField field : result.fields()) {
      if (!placed.contains(field.name())) {
        inOrder = inOrder.add(field);
      }
    }
    return inOrder;
  }

  /** True when a text can have a number of parts that is an error. */
  static boolean canFail(Split.IntoColumns columns, SplitBy by) {
    return columns.fewer() == Split.Misfit.ERROR
        || columns.more() == Split.Misfit.ERROR && !(by instanceof SplitBy.Groups);
  }

  /** The result. */
  Made made() {
    Set<String> replaced = new LinkedHashSet<>();
    step.made().forEach(name -> replaced.add(name.name()));
    Made made =
        step.target() instanceof Split.IntoColumns columns
            ? intoColumns(columns)
            : intoRows((Split.IntoRows) step.target());
    return made.replacing(replaced);
  }

  /** Null for a blank and for an empty text, which has no parts. */
  private Column text() {
    Column text = step.column().column();
    return when(text.notEqual(lit("")), text);
  }

  private Column cleaned(Column part) {
    Column text = step.trims() ? trim(part, " \t") : part;
    return when(text.notEqual(lit("")), text);
  }

  private Made intoColumns(Split.IntoColumns columns) {
    int count = columns.names().size();
    Column text = text();
    Optional<Column> misfit = misfit(columns, text, count);
    List<Column> parts = step.by().parts(text, count);
    List<String> names = columns.names().stream().map(ColumnReference::name).toList();
    Optional<Column> error = error(misfit);
    List<Column> computed = inherited(names);
    List<CellFaults.CellFault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = names.get(i);
      Column part = cleaned(parts.get(i));
      computed.add(
          misfit.map(fails -> when(fails, lit(null)).otherwise(part)).orElse(part).as(name));
      // One of them is enough to send a row away.
      if (error.isPresent()
          && misfit.isPresent()
          && (columns.onError() == OnError.KEEP || i == 0)) {
        faults.add(
            new CellFaults.CellFault(
                name, step.column().name(), error.get(), step.column().column(), failure(count)));
      } else if (error.isPresent() && misfit.isEmpty()) {
        computed.add(error.get().as(FormulaProjection.errorColumn(name)));
      }
    }
    CellFaults found = new CellFaults(columns.onError(), faults);
    computed.addAll(found.evidence());
    return found.made(
        rows.select(computed.toArray(Column[]::new)),
        visible,
        faults.isEmpty()
            ? new Flow.Projects(step.table().name())
            : new Flow.Keeps(step.table().name()));
  }

  private String failure(int count) {
    return step.by() instanceof SplitBy.Groups
        ? step.column().name() + " does not fit the pattern"
        : step.column().name() + " has not " + count + " parts";
  }

  private Optional<Column> misfit(Split.IntoColumns columns, Column text, int count) {
    Column misfit = lit(false);
    if (columns.fewer() == Split.Misfit.ERROR) {
      misfit = misfit.or(step.by().hasFewer(text, count));
    }
    if (columns.more() == Split.Misfit.ERROR) {
      misfit = misfit.or(step.by().hasMore(text, count));
    }
    return canFail(columns, step.by())
        ? Optional.of(coalesce(text.isNotNull().and(misfit), lit(false)))
        : Optional.empty();
  }

  /** An error that the split column has from before, else that of the split. */
  private Optional<Column> error(Optional<Column> misfit) {
    List<Column> errors = new ArrayList<>();
    earlier().ifPresent(errors::add);
    misfit.ifPresent(fails -> errors.add(when(fails, ExcelError.VALUE.code())));
    return errors.isEmpty()
        ? Optional.empty()
        : Optional.of(coalesce(errors.toArray(Column[]::new)));
  }

  private Optional<Column> earlier() {
    String error = FormulaProjection.errorColumn(step.column().name());
    return Arrays.asList(rows.columns()).contains(error)
        ? Optional.of(ColumnReference.named(error))
        : Optional.empty();
  }

  /** The columns that go on as they are. */
  private List<Column> inherited(List<String> made) {
    Set<String> gone =
        made.stream().map(FormulaProjection::errorColumn).collect(Collectors.toSet());
    gone.addAll(made);
    return new ArrayList<>(
        Arrays.stream(rows.columns())
            .filter(name -> !gone.contains(name))
            .map(ColumnReference::named)
            .toList());
  }

  private Made intoRows(Split.IntoRows target) {
    Column blank = lit(null).cast(DataTypes.StringType);
    // A blank is a row too: none is lost.
    Column parts =
        when(text().isNotNull(), ((SplitBy.Delimiter) step.by()).all(text()))
            .otherwise(array(blank));
    List<Column> before = new ArrayList<>();
    Arrays.stream(rows.columns()).forEach(name -> before.add(ColumnReference.named(name)));
    before.add(posexplode(parts).as(new String[] {POSITION, PART}));
    List<String> made = step.made().stream().map(ColumnReference::name).toList();
    List<Column> results = new ArrayList<>();
    for (String name : visible) {
      if (name.equals(target.name().name())) {
        results.add(cleaned(col(PART)).as(name));
      } else if (made.contains(name)) {
        results.add(col(POSITION).plus(lit(1)).cast(DataTypes.LongType).as(name));
      } else {
        results.add(ColumnReference.named(name));
      }
    }
    String ownError = FormulaProjection.errorColumn(target.name().name());
    Arrays.stream(rows.columns())
        .filter(name -> HiddenColumns.isHidden(name) && !name.equals(ownError))
        .forEach(name -> results.add(ColumnReference.named(name)));
    earlier().ifPresent(error -> results.add(error.as(ownError)));
    results.add(when(col(POSITION).equalTo(lit(0)), 1L).otherwise(0L).as(ControlColumns.FOLDED));
    return Made.of(
        rows.select(before.toArray(Column[]::new)).select(results.toArray(Column[]::new)),
        new Flow.Folds(step.table().name()));
  }
}
