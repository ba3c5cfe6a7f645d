package dev.sluice.match;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import dev.sluice.match.block.BlockColumns;
import dev.sluice.match.block.BlockWork;
import dev.sluice.match.block.MatchRows;
import dev.sluice.match.block.VerdictColumns;
import dev.sluice.step.column.ColumnReference;
import dev.sluice.step.rows.SortedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Puts open items into blocks by their keys and hands the blocks to the rules. */
final class Stages {

  private static final String HASH = ItemColumns.HIDDEN + "key_hash";
  private static final String KEY = ItemColumns.HIDDEN + "key";
  private static final String TEXT = ItemColumns.HIDDEN + "text_";

  private final Match match;
  private final MatchLayout layout;

  Stages(Match match, MatchLayout layout) {
    this.match = match;
    this.layout = layout;
  }

  /**
   * What a stage needs of an item beside its own columns.
   *
   * @param keys what the items of a block share
   * @param texts what the rules compare, in the order of their slots
   * @param needsBothSides blocks of one side are told nothing
   */
  record Need(List<Column> keys, List<Column> texts, boolean needsBothSides) {}

  /** The items, each with the verdict of the stage; one shuffle and one sort. */
  Dataset<Row> judged(Dataset<Row> items, Need need, BlockWork work) {
    List<Column> columns = new ArrayList<>();
    for (String name : items.columns()) {
      columns.add(ColumnReference.named(name));
    }
    Column hasKeys =
        need.keys().stream().map(Column::isNotNull).reduce(Column::and).orElse(lit(true));
    Column[] keys = new Column[need.keys().size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = need.keys().get(i).as("key_" + i);
    }
    // Items without a key need no partner, and must not all come to one task.
    columns.add(
        when(hasKeys, xxhash64(need.keys().toArray(Column[]::new)))
            .otherwise(col(ItemColumns.KIND))
            .as(HASH));
    columns.add(when(hasKeys, struct(keys)).as(KEY));
    for (int i = 0; i < need.texts().size(); i++) {
      columns.add(need.texts().get(i).cast(DataTypes.StringType).as(TEXT + i));
    }
    Dataset<Row> keyed = items.select(columns.toArray(Column[]::new));
    StructType schema = keyed.schema();
    MatchRows function =
        new MatchRows(
            columns(schema, keys.length, need.texts().size()),
            schema,
            layout.amount(),
            work,
            need.needsBothSides());
    List<StructField> result = new ArrayList<>(List.of(schema.fields()));
    result.addAll(List.of(VerdictColumns.of(layout.amount()).fields()));
    List<String> order =
        new ArrayList<>(
            List.of(HASH, KEY, ItemColumns.AMOUNT, ItemColumns.DATE, ItemColumns.IS_RIGHT));
    match.order().forEach(column -> order.add(column.name()));
    order.add(ItemColumns.ID);
    order.add(ItemColumns.KIND);
    return SortedRows.transform(
        keyed, List.of(HASH), order, new StructType(result.toArray(StructField[]::new)), function);
  }

  private BlockColumns columns(StructType schema, int keys, int texts) {
    List<Integer> slots = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      slots.add(schema.fieldIndex(TEXT + i));
    }
    return new BlockColumns(
        schema.fieldIndex(KEY),
        keys,
        schema.fieldIndex(ItemColumns.IS_RIGHT),
        schema.fieldIndex(ItemColumns.AMOUNT),
        layout.amount().precision(),
        layout.amount().scale(),
        schema.fieldIndex(ItemColumns.DATE),
        index(schema, BusinessDays.NUMBER),
        schema.fieldIndex(ItemColumns.KIND),
        index(schema, ItemColumns.CONTENT),
        schema.fieldIndex(ItemColumns.ID),
        schema.fieldIndex(ItemColumns.CURRENCY),
        index(schema, ItemColumns.GROUP_SIZE),
        schema.fieldIndex(ItemColumns.IS_COPY),
        slots);
  }

  private static int index(StructType schema, String name) {
    return Arrays.asList(schema.fieldNames()).indexOf(name);
  }

  /** The items that a stage has left open, with what it noted about them. */
  static Dataset<Row> open(Dataset<Row> judged, String[] columns) {
    return judged
        .filter(col(VerdictColumns.RULE).isNull())
        .select(
            Arrays.stream(columns)
                .map(
                    name ->
                        switch (name) {
                          case ItemColumns.IS_COPY ->
                              col(name)
                                  .or(coalesce(col(VerdictColumns.IS_DUPLICATE), lit(false)))
                                  .as(name);
                          case ItemColumns.NOTE ->
                              when(
                                      col(VerdictColumns.NOTE).isNotNull(),
                                      concat_ws("; ", col(name), col(VerdictColumns.NOTE)))
                                  .otherwise(col(name))
                                  .as(name);
                          default -> ColumnReference.named(name);
                        })
                .toArray(Column[]::new));
  }

  /** The keys of a rule in the rows of the pool; the currency is always one of them. */
  List<Column> keys(MatchRule rule) {
    List<Column> keys = keys(rule.keys(), rule.ignore());
    if (match.currency().isPresent()) {
      keys.add(col(ItemColumns.CURRENCY));
    }
    return keys;
  }

  List<Column> keys(List<SideValue> values, Set<MatchRule.Ignored> ignore) {
    List<Column> keys = new ArrayList<>();
    for (SideValue value : values) {
      Column key = SideValues.inPool(value, col(ItemColumns.IS_RIGHT), layout.common(value));
      keys.add(layout.common(value) instanceof StringType ? plain(key, ignore) : key);
    }
    return keys;
  }

  /** A text without what is ignored in it; one of which nothing is left is a blank. */
  private static Column plain(Column text, Set<MatchRule.Ignored> ignore) {
    Column plain = text;
    if (ignore.contains(MatchRule.Ignored.CASE)) {
      plain = lower(plain);
    }
    if (ignore.contains(MatchRule.Ignored.SPACES)) {
      plain = regexp_replace(plain, "[\\s\\p{Z}]+", "");
    }
    if (ignore.contains(MatchRule.Ignored.PUNCTUATION)) {
      plain = regexp_replace(plain, "[\\p{P}\\p{S}]+", "");
    }
    return when(plain.notEqual(lit("")), plain);
  }

  /** A text that is equal where keys are; blank where one of them is. */
  static Column hash(List<Column> keys) {
    Column hasKeys = keys.stream().map(Column::isNotNull).reduce(Column::and).orElse(lit(true));
    return when(hasKeys, xxhash64(keys.toArray(Column[]::new)));
  }

  /** A text of either side. */
  static Column text(SideValue value) {
    return SideValues.inPool(value, col(ItemColumns.IS_RIGHT), DataTypes.StringType);
  }
}
