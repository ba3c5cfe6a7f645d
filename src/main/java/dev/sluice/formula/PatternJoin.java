package dev.sluice.formula;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.sluice.formula.compile.Expressions;
import dev.sluice.formula.runtime.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds the first or last row whose text fits a pattern. The distinct keys without a wildcard are
 * joined by equality, the distinct patterns are held against the table, and the answers are joined
 * back by key.
 */
final class PatternJoin {

  private static final String KEY = "__pattern_key";
  private static final String TEXT = "__pattern_text";
  private static final String FOUND = "__pattern_found";

  private PatternJoin() {}

  static Dataset<Row> join(
      Dataset<Row> rows,
      Column key,
      Dataset<Row> table,
      Column tableKey,
      Map<String, String> columns,
      String matchedColumn) {
    return join(rows, key, table, tableKey, columns, matchedColumn, Pick.FIRST);
  }

  /** The same with a say in which of several rows that fit counts. */
  static Dataset<Row> join(
      Dataset<Row> rows,
      Column key,
      Dataset<Row> table,
      Column tableKey,
      Map<String, String> columns,
      String matchedColumn,
      Pick pick) {
    Dataset<Row> asked = rows.select(key.as(KEY)).filter(col(KEY).isNotNull()).distinct();
    Column isPattern =
        new Column(
            Expressions.callTotal(
                Wildcards.class, "isPattern", DataTypes.BooleanType, col(KEY).expr()));
    Column fits =
        new Column(
            Expressions.callTotal(
                Wildcards.class,
                "matches",
                DataTypes.BooleanType,
                col(TEXT).expr(),
                col(KEY).expr()));
    Dataset<Row> known =
        table
            .filter(tableKey.isNotNull())
            .groupBy(tableKey.as(TEXT))
            .agg(pick.of(struct(LookupJoin.ordered(table, columns))).as(FOUND));
    Dataset<Row> plain =
        asked.filter(isPattern.equalTo(lit(false))).join(known, col(KEY).equalTo(col(TEXT)));
    Dataset<Row> patterns =
        asked
            .filter(isPattern)
            .join(known, fits)
            .groupBy(col(KEY))
            .agg(pick.of(col(FOUND)).as(FOUND));
    String name = KEY + matchedColumn;
    List<Column> result = new ArrayList<>();
    result.add(col(KEY).as(name));
    int at = 0;
    for (String column : columns.keySet()) {
      result.add(col(FOUND + ".value_" + at++).as(column));
    }
    result.add(lit(true).as(matchedColumn));
    Dataset<Row> answers =
        plain
            .select(col(KEY), col(FOUND))
            .unionByName(patterns)
            .select(result.toArray(Column[]::new));
    return rows.join(answers, key.equalTo(col(name)), "left").drop(name);
  }
}
