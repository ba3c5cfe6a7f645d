package dev.sluice.io.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.UnboundTerm;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Some days of a table, or all of it.
 *
 * @param all every row, whatever its day
 * @param listed the days, where it is not all
 * @param undated whether the rows without a day belong to them
 */
public record Days(boolean all, SortedSet<LocalDate> listed, boolean undated) {

  /** What the rows without a day are called. */
  public static final String UNDATED = "no date";

  public Days {
    listed = new TreeSet<>(listed);
  }

  public static Days every() {
    return new Days(true, new TreeSet<>(), true);
  }

  public static Days none() {
    return new Days(false, new TreeSet<>(), false);
  }

  /** The rows without a day. */
  public static Days ofNoDate() {
    return new Days(false, new TreeSet<>(), true);
  }

  /** Days from one to another, both included. */
  public static Days between(LocalDate first, LocalDate last) {
    return new Days(false, new TreeSet<>(first.datesUntil(last.plusDays(1)).toList()), false);
  }

  /** These days and others. */
  public Days and(Days others) {
    if (all || others.all) {
      return every();
    }
    SortedSet<LocalDate> both = new TreeSet<>(listed);
    both.addAll(others.listed);
    return new Days(false, both, undated || others.undated);
  }

  public boolean isEmpty() {
    return !all && listed.isEmpty() && !undated;
  }

  /** The days as text, in order; nothing for all. */
  public List<String> written() {
    return Stream.concat(
            listed.stream().map(LocalDate::toString),
            undated && !all ? Stream.of(UNDATED) : Stream.empty())
        .toList();
  }

  /** True when the values of a type have a day: dates and timestamps. */
  public static boolean has(DataType type) {
    return type.equals(DataTypes.DateType)
        || type.equals(DataTypes.TimestampType)
        || type.equals(DataTypes.TimestampNTZType);
  }

  /**
   * The rows of these days as a condition that Spark pushes down to files and partitions.
   *
   * @param column a date, or a timestamp, whose day is that of UTC
   */
  public Column condition(StructField column) {
    if (all) {
      return lit(true);
    }
    Column value = col("`" + column.name().replace("`", "``") + "`");
    Column inside = undated ? value.isNull() : lit(false);
    if (listed.isEmpty()) {
      return inside;
    }
    if (column.dataType().equals(DataTypes.DateType)) {
      return value.isin(listed.stream().map(Date::valueOf).toArray()).or(inside);
    }
    for (List<LocalDate> run : runs()) {
      LocalDateTime from = run.get(0).atStartOfDay();
      LocalDateTime until = run.get(1).plusDays(1).atStartOfDay();
      inside =
          inside.or(
              value
                  .geq(instant(column.dataType(), from))
                  .and(value.lt(instant(column.dataType(), until))));
    }
    return inside;
  }

  private static Column instant(DataType type, LocalDateTime time) {
    return type.equals(DataTypes.TimestampType)
        ? lit(Timestamp.from(time.toInstant(ZoneOffset.UTC)))
        : lit(time);
  }

  /** Days that follow each other, as first and last. */
  private List<List<LocalDate>> runs() {
    List<List<LocalDate>> runs = new ArrayList<>();
    for (LocalDate day : listed) {
      List<LocalDate> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
      if (!last.isEmpty() && last.get(1).plusDays(1).equals(day)) {
        runs.set(runs.size() - 1, List.of(last.get(0), day));
      } else {
        runs.add(List.of(day, day));
      }
    }
    return runs;
  }

  /** The day of a column's values. */
  public static Column day(StructField column) {
    Column value = col("`" + column.name().replace("`", "``") + "`");
    return column.dataType().equals(DataTypes.DateType) ? value : to_date(value);
  }

  /** The rows of these days in a table that is partitioned by them. */
  Expression filter(String column) {
    return filter(column, Expressions.ref(column));
  }

  /** The rows of these days in any table. */
  Expression filter(StructField column) {
    String name = column.name();
    return filter(
        name,
        column.dataType().equals(DataTypes.DateType)
            ? Expressions.ref(name)
            : Expressions.day(name));
  }

  private Expression filter(String column, UnboundTerm<?> day) {
    if (all) {
      return Expressions.alwaysTrue();
    }
    Expression inside = undated ? Expressions.isNull(column) : Expressions.alwaysFalse();
    return listed.isEmpty() ? inside : Expressions.or(inside, in(day));
  }

  @SuppressWarnings("unchecked") // literals of dates are written as text, whatever the term's type
  private Expression in(UnboundTerm<?> day) {
    return Expressions.in(
        (UnboundTerm<Object>) day, listed.stream().<Object>map(LocalDate::toString).toArray());
  }
}
