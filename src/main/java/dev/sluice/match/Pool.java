package dev.sluice.match;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.step.TableSchemas;
import dev.sluice.step.Tables;
import dev.sluice.step.column.ColumnReference;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The items of both tables, one below the other, with what all rules need to know of them. */
final class Pool {

  static final String NEW = "new";
  static final String CARRIED = "carried";

  /** In the inputs again, as it was. */
  static final String AGAIN = "again";

  /** In the inputs again with another amount, account or currency. */
  static final String RESTATED = "restated";

  private final Match match;
  private final MatchLayout layout;
  private final Tables tables;
  private final MatchClaims claims;

  Pool(Match match, MatchLayout layout, Tables tables, MatchClaims claims) {
    this.match = match;
    this.layout = layout;
    this.tables = tables;
    this.claims = claims;
  }

  /** The day of the run. */
  LocalDate asOf() {
    return LocalDate.ofInstant(tables.asOf(), ZoneOffset.UTC);
  }

  /** All items: those of the inputs, and those that earlier runs left open. */
  Dataset<Row> items() {
    Dataset<Row> current = current(false).union(current(true));
    return match
        .previous()
        .map(
            table ->
                new CarryForward(match, this, claims, tables.table(table.name())).onto(current))
        .orElse(current);
  }

  private Dataset<Row> current(boolean right) {
    String table = (right ? match.right() : match.left()).table();
    return claims.input(table, entering(right, tables.table(table), Entry.CURRENT));
  }

  /** The user's columns of a table, as it came. */
  StructType tableColumns(boolean right) {
    Match.Side side = right ? match.right() : match.left();
    return TableSchemas.visibleOnly(tables.table(side.table()).schema());
  }

  /** How rows come into the pool. */
  enum Entry {
    CURRENT,
    /** As rows of their table with the columns of {@link CarryForward}. */
    CARRIED
  }

  /** Rows of one table as items. */
  Dataset<Row> entering(boolean right, Dataset<Row> rows, Entry entry) {
    Dataset<Row> computed = new SideValues(match).computed(right, rows, tables);
    List<Column> columns = new ArrayList<>();
    columns.add(lit(right).as(ItemColumns.IS_RIGHT));
    columns.add(role(Optional.of(match.id()), right, DataTypes.StringType).as(ItemColumns.ID));
    columns.add(role(match.account(), right, DataTypes.StringType).as(ItemColumns.ACCOUNT));
    columns.add(role(match.currency(), right, DataTypes.StringType).as(ItemColumns.CURRENCY));
    columns.add(role(Optional.of(match.amount()), right, layout.amount()).as(ItemColumns.AMOUNT));
    columns.add(role(match.date(), right, DataTypes.DateType).as(ItemColumns.DATE));
    columns.add(hash(right, computed, Set.of()).as(ItemColumns.KIND));
    if (match.rules().stream().anyMatch(MatchRule::searches)) {
      // Rows that differ in nothing but their id are interchangeable in a search for sets.
      Set<String> id = Set.of(match.id().on(right).text());
      columns.add(hash(right, computed, id).as(ItemColumns.CONTENT));
    }
    if (match.previous().isPresent() || match.decisions().isPresent()) {
      columns.addAll(history(right, entry == Entry.CARRIED));
    }
    Set<String> present = new HashSet<>(Arrays.asList(computed.columns()));
    for (StructField field : layout.columns().fields()) {
      columns.add(column(field.name(), field.dataType(), present));
    }
    layout.formulas().forEach((name, type) -> columns.add(column(name, type, present)));
    return computed.select(columns.toArray(Column[]::new));
  }

  /** What is only asked for where items have been seen before; else it is the same for all. */
  private List<Column> history(boolean right, boolean isCarried) {
    List<Column> columns = new ArrayList<>();
    columns.add(lit((right ? match.right() : match.left()).table()).as(ItemColumns.SIDE));
    columns.add(lit(isCarried ? CARRIED : NEW).as(ItemColumns.ORIGIN));
    columns.add(
        isCarried
            ? ColumnReference.named(CarryForward.FIRST_SEEN).as(ItemColumns.FIRST_SEEN)
            : lit(Date.valueOf(asOf())).as(ItemColumns.FIRST_SEEN));
    columns.add(
        (isCarried ? ColumnReference.named(CarryForward.AMOUNT) : lit(null))
            .cast(layout.amount())
            .as(ItemColumns.PREVIOUS_AMOUNT));
    columns.add(
        (isCarried ? role(match.account(), right, DataTypes.StringType) : lit(null))
            .cast(DataTypes.StringType)
            .as(ItemColumns.PREVIOUS_ACCOUNT));
    columns.add(
        (isCarried ? role(match.currency(), right, DataTypes.StringType) : lit(null))
            .cast(DataTypes.StringType)
            .as(ItemColumns.PREVIOUS_CURRENCY));
    columns.add(
        (isCarried ? ColumnReference.named(CarryForward.COMMENT) : lit(null))
            .cast(DataTypes.StringType)
            .as(ItemColumns.COMMENT));
    // What is carried comes from no input of this run.
    columns.add(lit(isCarried ? 0L : 1L).as(ItemColumns.FOLDED));
    return columns;
  }

  private static Column column(String name, DataType type, Set<String> present) {
    return (present.contains(name) ? ColumnReference.named(name) : lit(null)).cast(type).as(name);
  }

  private static Column role(Optional<SideValue> value, boolean right, DataType type) {
    Column found =
        value
            .map(side -> ColumnReference.named(SideValues.column(side.on(right))))
            .orElse(lit(null))
            .cast(type);
    // An empty text is a blank.
    return type.equals(DataTypes.StringType) ? when(found.notEqual(lit("")), found) : found;
  }

  /** A hash of everything that tells two rows apart; where the blanks are counts as well. */
  private Column hash(boolean right, Dataset<Row> rows, Set<String> without) {
    List<Column> parts = new ArrayList<>();
    parts.add(lit(right));
    for (StructField field : rows.schema().fields()) {
      boolean isUsers = List.of(layout.columns().fieldNames()).contains(field.name());
      if (isUsers && !without.contains(field.name()) && RowOrdering.isOrderable(field.dataType())) {
        Column column = ColumnReference.named(field.name());
        parts.add(column.isNull());
        parts.add(column.cast(layout.columns().apply(field.name()).dataType()));
      }
    }
    return xxhash64(parts.toArray(Column[]::new));
  }
}
