package dev.sluice.spec;

/** Columns that travel with a table but are never published and never named by a user. */
public final class HiddenColumns {

  /** What every hidden column starts with; a user's column may not. */
  public static final String PREFIX = "__";

  /**
   * The place of a row in its source, {@code struct<file:string,block:bigint,position:bigint>}:
   * Excel's "first match" and "first row" mean the smallest. Steps that keep rows keep it; steps
   * that make new rows (group, pivot) lose it. Spark prunes it when no step asks for it.
   */
  public static final String ROW_ORDER = "__row";

  private HiddenColumns() {}

  /** True when the column is not the user's. */
  public static boolean isHidden(String column) {
    return column.startsWith(PREFIX);
  }
}
