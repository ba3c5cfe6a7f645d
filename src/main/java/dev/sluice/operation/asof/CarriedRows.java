package dev.sluice.operation.asof;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BaseOrdering;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.jspecify.annotations.Nullable;

/**
 * Of the right rows of one key in one task those that are carried into brackets in whose time they
 * are not: for each bracket the last one before and the first one behind, as far as it is looked
 * there.
 *
 * <p>The left rows of a bracket look at the times from its start with the smallest shift to its end
 * with the largest.
 */
final class CarriedRows {

  /** A row and the bracket that it is carried into. */
  record InBracket(int bracket, UnsafeRow row) {}

  private final Look look;
  private final TimeLine line;
  private final BaseOrdering order;

  /** For each bracket but the first, the first time at which its left rows look. */
  private final long[] opens;

  /** For each bracket but the last, the first time at which none of its left rows looks. */
  private final long[] closes;

  /** The last rows of those that are before so many brackets fewer. */
  private final @Nullable Kept[] lastOf;

  /** The first rows of those that are behind so many brackets. */
  private final @Nullable Kept[] firstOf;

  /** A row, in bytes of its own. */
  private static final class Kept {
    private final UnsafeRow row;
    private long time;

    Kept(UnsafeRow row, long time) {
      this.row = row.copy();
      this.time = time;
    }

    void replace(UnsafeRow by, long at) {
      row.copyFrom(by);
      time = at;
    }
  }

  /** Nothing is carried yet. */
  CarriedRows(Look look, BaseOrdering order, long[] starts) {
    this.look = look;
    this.line = look.line();
    this.order = order;
    this.opens = shifted(starts, look.firstShift());
    this.closes = shifted(starts, look.lastShift());
    this.lastOf = new Kept[starts.length + 1];
    this.firstOf = new Kept[starts.length + 1];
  }

  private long[] shifted(long[] times, long shift) {
    long[] shifted = new long[times.length];
    for (int i = 0; i < times.length; i++) {
      shifted[i] = line.shifted(times[i], shift);
    }
    return shifted;
  }

  /** The first bracket in whose time a row is. */
  int firstBracket(long time) {
    return Brackets.before(line, closes, time);
  }

  /** The last bracket in whose time a row is. */
  int lastBracket(long time) {
    return Brackets.notAfter(line, opens, time);
  }

  /** Takes note of a row. */
  void read(UnsafeRow row, long time) {
    if (look.direction().looksBack()) {
      keep(lastOf, lastBracket(time), row, time, 1, look.before());
    }
    if (look.direction().looksAhead()) {
      keep(firstOf, firstBracket(time), row, time, -1, look.after());
    }
  }

  private void keep(
      @Nullable Kept[] kept, int place, UnsafeRow row, long time, int wanted, Look.Tie tie) {
    Kept there = kept[place];
    if (there == null) {
      kept[place] = new Kept(row, time);
    } else if (counts(row, time, there, wanted, tie)) {
      there.replace(row, time);
    }
  }

  /** True when a row counts more than the one kept: by its time, then by the order of ties. */
  private boolean counts(UnsafeRow row, long time, Kept there, int wanted, Look.Tie tie) {
    int side = line.compare(time, there.time) * wanted;
    if (side != 0) {
      return side > 0;
    }
    int inOrder = order.compare(row, there.row);
    return tie == Look.Tie.LAST ? inOrder > 0 : inOrder < 0;
  }

  /** The rows that are carried. */
  List<InBracket> rows() {
    List<InBracket> rows = new ArrayList<>();
    Kept last = null;
    for (int bracket = 1; bracket < lastOf.length; bracket++) {
      Kept more = lastOf[bracket - 1];
      last = more == null ? last : more;
      if (last != null) {
        rows.add(new InBracket(bracket, last.row));
      }
    }
    Kept first = null;
    for (int bracket = firstOf.length - 2; bracket >= 0; bracket--) {
      Kept more = firstOf[bracket + 1];
      first = more == null ? first : more;
      if (first != null) {
        rows.add(new InBracket(bracket, first.row));
      }
    }
    return rows;
  }
}
