package dev.sluice.formula.compile;

import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * A row of a table that is wanted by key. Requests that are equal share one join.
 *
 * @param rowKey the key, computed from this row; a null one is never found
 * @param tableKey the key of the table's rows, of the same type
 */
public record LookupRequest(TableSource table, Expression rowKey, Expression tableKey, Mode mode) {

  /** Which row is found. */
  public enum Mode {
    /** The first one with an equal key. */
    EXACT,
    /** The last one with the largest key that is not larger. */
    NOT_LARGER,
    /** The last one with the smallest key that is not smaller. */
    NOT_SMALLER,
    /** The first one whose text fits the key, a pattern. */
    WILDCARD
  }

  /** True when both ask for the same row. */
  public boolean same(LookupRequest other) {
    return table.equals(other.table)
        && mode == other.mode
        && rowKey.semanticEquals(other.rowKey)
        && tableKey.semanticEquals(other.tableKey);
  }
}
