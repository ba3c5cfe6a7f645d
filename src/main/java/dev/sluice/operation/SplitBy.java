package dev.sluice.operation;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;

/** Where a text is cut into parts. Parts are not yet trimmed, and those that are not there null. */
sealed interface SplitBy {

  /** What a step explains. */
  String described();

  /** True where a text has less than so many parts. */
  Column hasFewer(Column text, int parts);

  /** True where a text has more than so many parts. */
  Column hasMore(Column text, int parts);

  /** So many parts; the last holds all that is left. */
  List<Column> parts(Column text, int count);

  /** At a text between the parts, which is taken as it is. */
  record Delimiter(String delimiter) implements SplitBy {

    @Override
    public String described() {
      return "at \"" + delimiter + "\"";
    }

    /** All parts, however many. */
    Column all(Column text) {
      return split(text, Pattern.quote(delimiter), -1);
    }

    @Override
    public Column hasFewer(Column text, int parts) {
      return size(all(text)).lt(lit(parts));
    }

    @Override
    public Column hasMore(Column text, int parts) {
      return size(all(text)).gt(lit(parts));
    }

    @Override
    public List<Column> parts(Column text, int count) {
      Column limited = split(text, Pattern.quote(delimiter), count);
      List<Column> parts = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        parts.add(when(size(limited).geq(lit(i)), element_at(limited, i)));
      }
      return parts;
    }
  }

  /** After fixed numbers of characters. */
  record Widths(List<Integer> widths) implements SplitBy {

    public Widths {
      widths = List.copyOf(widths);
    }

    @Override
    public String described() {
      return "by widths " + widths;
    }

    private int start(int part) {
      return widths.subList(0, part).stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public Column hasFewer(Column text, int parts) {
      return length(text).leq(lit(start(parts - 1)));
    }

    @Override
    public Column hasMore(Column text, int parts) {
      return length(text).gt(lit(start(parts)));
    }

    @Override
    public List<Column> parts(Column text, int count) {
      List<Column> parts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int width = i == count - 1 ? Integer.MAX_VALUE : widths.get(i);
        parts.add(substring(text, start(i) + 1, width));
      }
      return parts;
    }
  }

  /** By the groups of a regular expression that must fit the whole text. */
  record Groups(String pattern) implements SplitBy {

    @Override
    public String described() {
      return "by the groups of " + pattern;
    }

    private String whole() {
      return "^(?:" + pattern + ")\\z";
    }

    @Override
    public Column hasFewer(Column text, int parts) {
      return not(text.rlike(whole()));
    }

    @Override
    public Column hasMore(Column text, int parts) {
      return lit(false);
    }

    @Override
    public List<Column> parts(Column text, int count) {
      List<Column> parts = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        parts.add(regexp_extract(text, whole(), i));
      }
      return parts;
    }
  }
}
