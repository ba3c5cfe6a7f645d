package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.formula.compile.KeyPair;
import dev.sluice.problem.Place;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column to sort by, written as {@code amount}, {@code amount desc} or {@code amount desc nulls
 * first}. Without more, small values come first and blanks last, in either direction, as in Excel.
 * A column whose name ends with such a word is written with the direction after it.
 */
record SortKey(String column, Place place, Direction direction, Nulls nulls) {

  /** Which values come first. */
  enum Direction {
    ASC,
    DESC
  }

  /** Where blanks go. */
  enum Nulls {
    FIRST,
    LAST
  }

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<column>.+?)(\\s+(?<direction>asc|desc))?(\\s+nulls\\s+(?<nulls>first|last))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Reads a list of keys. */
  static List<SortKey> list(Fields options, String key) {
    List<SortKey> keys = new ArrayList<>();
    List<String> texts = options.texts(key);
    List<Node> nodes = options.items(key);
    for (int i = 0; i < texts.size(); i++) {
      keys.add(parse(texts.get(i).strip(), nodes.get(i).place()));
    }
    return keys;
  }

  private static SortKey parse(String written, Place place) {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new IllegalStateException("the shape lets no blank text pass");
    }
    return new SortKey(
        parts.group("column"),
        place,
        "desc".equalsIgnoreCase(parts.group("direction")) ? Direction.DESC : Direction.ASC,
        "first".equalsIgnoreCase(parts.group("nulls")) ? Nulls.FIRST : Nulls.LAST);
  }

  /** The order; texts go without regard to case. */
  Column order(DataType type) {
    Column named = ColumnReference.named(column);
    Column value =
        type.equals(DataTypes.StringType) ? new Column(KeyPair.folded(named.expr())) : named;
    return switch (direction) {
      case ASC -> nulls == Nulls.FIRST ? value.asc_nulls_first() : value.asc_nulls_last();
      case DESC -> nulls == Nulls.FIRST ? value.desc_nulls_first() : value.desc_nulls_last();
    };
  }

  /** The same key from the other end. */
  SortKey reversed() {
    return new SortKey(
        column,
        place,
        direction == Direction.ASC ? Direction.DESC : Direction.ASC,
        nulls == Nulls.FIRST ? Nulls.LAST : Nulls.FIRST);
  }

  /** The key as a user writes it. */
  String written() {
    return column
        + (direction == Direction.DESC ? " desc" : "")
        + (nulls == Nulls.FIRST ? " nulls first" : "");
  }
}
