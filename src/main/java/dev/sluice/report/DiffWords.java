package dev.sluice.report;

import dev.sluice.report.DiffRecord.ColumnSummary;
import dev.sluice.report.DiffRecord.SchemaDifference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the terminal and the page say of a diff in the same words. */
final class DiffWords {

  static final String A = "A";
  static final String B = "B";

  private DiffWords() {}

  static String verdict(DiffRecord diff) {
    return diff.isSame() ? "same" : "different";
  }

  static Tone tone(DiffRecord diff) {
    return diff.isSame() ? Tone.GOOD : Tone.WARNING;
  }

  /** One sentence that says all. */
  static String sentence(DiffRecord diff) {
    if (diff.isSame()) {
      return Figures.counted(diff.same(), "row") + ", all the same on both sides.";
    }
    List<String> parts = new ArrayList<>();
    if (diff.differingRows() == 0) {
      parts.add("no row differs");
    } else {
      List<String> kinds = new ArrayList<>();
      if (diff.changed() > 0) {
        kinds.add(Figures.count(diff.changed()) + " changed");
      }
      if (diff.onlyA() > 0) {
        kinds.add(Figures.count(diff.onlyA()) + " only in A");
      }
      if (diff.onlyB() > 0) {
        kinds.add(Figures.count(diff.onlyB()) + " only in B");
      }
      parts.add(
          Figures.count(diff.differingRows())
              + " of "
              + Figures.counted(diff.differingRows() + diff.same(), "row")
              + (diff.differingRows() == 1 ? " differs: " : " differ: ")
              + String.join(", ", kinds));
    }
    if (!diff.schema().isEmpty()) {
      parts.add(
          Figures.counted(diff.schema().size(), "column")
              + (diff.schema().size() == 1 ? " is" : " are")
              + " not alike");
    }
    long rejected = diff.a().rejected() + diff.b().rejected();
    if (rejected > 0) {
      parts.add(Figures.counted(rejected, "row") + " could not be read");
    }
    return String.join("; ", parts) + ".";
  }

  /** What is to be said of a column that is not alike. */
  static String remark(DiffRecord diff, SchemaDifference difference) {
    if (difference.typeA() == null) {
      return "only in B";
    }
    if (difference.typeB() == null) {
      return "only in A";
    }
    return difference.isCompared() ? "another type" : "another type, not compared";
  }

  /** The columns of which there is something to say. */
  static List<ColumnSummary> differing(DiffRecord diff) {
    return diff.columns().stream()
        .filter(column -> column.differing() > 0 || !isZero(column.sum()))
        .toList();
  }

  static boolean isZero(@Nullable Number number) {
    return number == null
        || (number instanceof BigDecimal decimal
            ? decimal.signum() == 0
            : number.doubleValue() == 0);
  }

  /** {@code owner}, or {@code owner / holder} where B has another name for it. */
  static String name(ColumnSummary column) {
    return column.name().equals(column.nameInB())
        ? column.name()
        : column.name() + " / " + column.nameInB();
  }

  /** A value of the data, or the word for none. */
  static String shown(@Nullable Object value) {
    return value == null ? "NULL" : CellText.of(value);
  }

  /** {@code 30.00 → 30.05}, and which row it is. */
  static String example(DiffRecord diff, DiffRecord.@Nullable Example example) {
    if (example == null) {
      return "";
    }
    return shown(example.a()) + " → " + shown(example.b()) + key(diff, example.key());
  }

  private static String key(DiffRecord diff, List<@Nullable Object> key) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      parts.add(diff.keys().get(i) + " " + shown(key.get(i)));
    }
    return parts.stream().collect(Collectors.joining(", ", " (", ")"));
  }

  /** {@code 3}, or {@code 10 of 1,234}. */
  static String howMany(int shown, long all) {
    return shown == all ? Figures.count(all) : Figures.count(shown) + " of " + Figures.count(all);
  }
}
