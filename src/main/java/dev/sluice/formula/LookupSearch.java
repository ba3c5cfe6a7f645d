package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Any combination of a match and of which of several fitting rows counts. It means what {@link
 * LookupJoin} means, and costs the same: one shuffle of the table by key and a left join, or for a
 * next smaller or larger key a sort of the distinct keys in one task and a left join.
 *
 * @param match only an exact one takes several keys
 */
public record LookupSearch(LookupMatch match, Pick pick) {

  private static final String KEY = "__picked_key_";
  private static final String PICKED = "__picked_row";

  /**
   * Adds columns of the row found; a row without a match gets nulls.
   *
   * @param keys columns of the rows
   * @param tableKeys columns of the table, as many
   * @param columns from the new name to the table's column
   * @param matchedColumn gets TRUE where a row was found, else FALSE
   */
  public Dataset<Row> join(
      Dataset<Row> rows,
      List<String> keys,
      Dataset<Row> table,
      List<String> tableKeys,
      Map<String, String> columns,
      String matchedColumn) {
    if (match == LookupMatch.EXACT && pick == Pick.FIRST) {
      return LookupJoin.exact(rows, keys, table, tableKeys, columns, matchedColumn);
    }
    List<Column> rowKeys = new ArrayList<>();
    List<Column> otherKeys = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      rowKeys.add(LookupJoin.comparable(rows, keys.get(i), table, tableKeys.get(i)));
      otherKeys.add(LookupJoin.comparable(table, tableKeys.get(i), rows, keys.get(i)));
    }
    Column key = rowKeys.get(0);
    Column tableKey = otherKeys.get(0);
    Dataset<Row> joined =
        switch (match) {
          case EXACT -> picked(rows, rowKeys, table, otherKeys, columns, matchedColumn);
          case NEXT_SMALLER ->
              NearestJoin.join(rows, key, table, tableKey, columns, matchedColumn, true, pick);
          case NEXT_LARGER ->
              NearestJoin.join(rows, key, table, tableKey, columns, matchedColumn, false, pick);
          case WILDCARD ->
              PatternJoin.join(rows, key, table, tableKey, columns, matchedColumn, pick);
        };
    return LookupJoin.finished(rows, joined, columns, matchedColumn);
  }

  private Dataset<Row> picked(
      Dataset<Row> rows,
      List<Column> keys,
      Dataset<Row> table,
      List<Column> tableKeys,
      Map<String, String> columns,
      String matchedColumn) {
    List<Column> keyColumns = new ArrayList<>();
    List<Column> results = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Column known = lit(true);
    Column equal = lit(true);
    for (int i = 0; i < keys.size(); i++) {
      String name = KEY + i + matchedColumn;
      names.add(name);
      keyColumns.add(tableKeys.get(i).as(name));
      results.add(col(name));
      known = known.and(tableKeys.get(i).isNotNull());
      equal = i == 0 ? keys.get(i).equalTo(col(name)) : equal.and(keys.get(i).equalTo(col(name)));
    }
    int at = 0;
    for (String name : columns.keySet()) {
      results.add(col(PICKED + ".value_" + at++).as(name));
    }
    results.add(lit(true).as(matchedColumn));
    Dataset<Row> answers =
        table
            .filter(known)
            .groupBy(keyColumns.toArray(Column[]::new))
            .agg(pick.of(struct(LookupJoin.ordered(table, columns))).as(PICKED))
            .select(results.toArray(Column[]::new));
    return rows.join(answers, equal, "left").drop(names.toArray(String[]::new));
  }
}
