package dev.sluice.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a table diff, in plain values: all that the terminal, the JSON document and the page
 * show.
 *
 * @param a the first table
 * @param b the second
 * @param keys the columns by which rows are paired, by their names in A
 * @param wholeRows rows are compared as a whole, so that none is changed
 * @param schema the columns that are not the same on both sides
 * @param same pairs without a difference
 * @param changed pairs with one
 * @param onlyA rows of A without a partner
 * @param onlyB rows of B without a partner
 * @param columns the compared columns
 * @param changedRows some of the changed pairs, by key
 * @param onlyARows some of the rows of A without a partner, by key
 * @param onlyBRows some of the rows of B without a partner, by key
 */
public record DiffRecord(
    Side a,
    Side b,
    List<String> keys,
    boolean wholeRows,
    List<SchemaDifference> schema,
    long same,
    long changed,
    long onlyA,
    long onlyB,
    List<ColumnSummary> columns,
    List<Pair> changedRows,
    List<Pair> onlyARows,
    List<Pair> onlyBRows,
    long milliseconds) {

  public DiffRecord {
    keys = List.copyOf(keys);
    schema = List.copyOf(schema);
    columns = List.copyOf(columns);
    changedRows = List.copyOf(changedRows);
    onlyARows = List.copyOf(onlyARows);
    onlyBRows = List.copyOf(onlyBRows);
  }

  /**
   * One of the two tables.
   *
   * @param location as the user wrote it
   * @param kind the format, or iceberg
   * @param version what exactly was read
   * @param rows all that were compared
   * @param repeatedKeys keys that several rows have
   * @param rejected rows that could not be read and are not compared
   */
  public record Side(
      String location, String kind, String version, long rows, long repeatedKeys, long rejected) {}

  /**
   * A column that the tables do not have alike.
   *
   * @param typeA its type in A; null when it is not there
   * @param typeB its type in B; null when it is not there
   * @param isCompared values of both types could be held against each other
   */
  public record SchemaDifference(
      String column, @Nullable String typeA, @Nullable String typeB, boolean isCompared) {}

  /**
   * How a compared column differs.
   *
   * @param name its name in A
   * @param nameInB the same, or what it is called in B
   * @param type its type in A
   * @param tolerance how far its numbers may differ, as the user wrote it
   * @param differing cells that differ by more
   * @param largest the largest of these differences, without sign; null when there is none
   * @param sum B less A over all pairs, those within the tolerance too; null for what is no number
   * @param example the pair with the largest difference, or one that differs
   */
  public record ColumnSummary(
      String name,
      String nameInB,
      String type,
      @Nullable String tolerance,
      long differing,
      @Nullable Number largest,
      @Nullable Number sum,
      @Nullable Example example) {}

  /** The cells of a column in one pair. */
  public record Example(List<@Nullable Object> key, @Nullable Object a, @Nullable Object b) {
    public Example {
      key = Collections.unmodifiableList(new ArrayList<>(key));
    }
  }

  /**
   * A row of either table or of both.
   *
   * @param key a value for each key
   * @param cells one for each compared column
   */
  public record Pair(List<@Nullable Object> key, List<Cell> cells) {
    public Pair {
      key = Collections.unmodifiableList(new ArrayList<>(key));
      cells = List.copyOf(cells);
    }
  }

  /** A cell of a pair; of a row without a partner one side is null. */
  public record Cell(@Nullable Object a, @Nullable Object b, boolean differs) {}

  /**
   * Whether the tables hold the same: no row differs, every column is on both sides, and all could
   * be read and compared. Another type whose values are equal is no difference.
   */
  public boolean isSame() {
    return differingRows() == 0
        && schema.stream().allMatch(SchemaDifference::isCompared)
        && a.rejected() + b.rejected() == 0;
  }

  /** Pairs that changed and rows on one side. */
  public long differingRows() {
    return changed + onlyA + onlyB;
  }
}
