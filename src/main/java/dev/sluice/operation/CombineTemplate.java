package dev.sluice.operation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.column.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** How the texts of several columns become one. */
sealed interface CombineTemplate {

  /** The columns, in the order in which they are written. */
  List<ColumnReference> columns();

  /** The one text; null where there is nothing to write. */
  Column text(Function<ColumnReference, Column> cell);

  /** One after the other. */
  record Separated(List<ColumnReference> columns, String separator, boolean skipsBlanks)
      implements CombineTemplate {

    public Separated {
      columns = List.copyOf(columns);
    }

    @Override
    public Column text(Function<ColumnReference, Column> cell) {
      Column[] cells =
          columns.stream()
              .map(cell)
              .map(
                  text ->
                      skipsBlanks ? when(text.notEqual(lit("")), text) : coalesce(text, lit("")))
              .toArray(Column[]::new);
      return concat_ws(separator, cells);
    }
  }

  /** A text with the columns in braces. */
  record Pattern(List<Part> parts) implements CombineTemplate {

    /** A piece of the pattern: a text as it is, or a column. */
    record Part(String text, Optional<ColumnReference> column) {}

    public Pattern {
      parts = List.copyOf(parts);
    }

    @Override
    public List<ColumnReference> columns() {
      return parts.stream().flatMap(part -> part.column().stream()).toList();
    }

    @Override
    public Column text(Function<ColumnReference, Column> cell) {
      return concat(
          parts.stream()
              .map(
                  part ->
                      part.column()
                          .map(column -> coalesce(cell.apply(column), lit("")))
                          .orElseGet(() -> lit(part.text())))
              .toArray(Column[]::new));
    }

    /** Reads a pattern such as <code>{account}-{line}</code>; doubled braces stand for one. */
    static Optional<CombineTemplate> parse(String written, Place place, Problems problems) {
      List<Part> parts = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      int i = 0;
      while (i < written.length()) {
        char c = written.charAt(i);
        boolean isDoubled = i + 1 < written.length() && written.charAt(i + 1) == c;
        if ((c == '{' || c == '}') && isDoubled) {
          text.append(c);
          i += 2;
          continue;
        }
        int end = c == '{' ? written.indexOf('}', i) : -1;
        if (c == '}' || c == '{' && end <= i + 1) {
          problems.report(
              Problem.user(
                      place,
                      "bad-pattern",
                      "the pattern has a brace without its partner, or nothing in braces")
                  .withHint("a brace that is meant as one is written twice"));
          return Optional.empty();
        }
        if (c == '{') {
          parts.add(new Part(text.toString(), Optional.empty()));
          text.setLength(0);
          parts.add(
              new Part("", Optional.of(new ColumnReference(written.substring(i + 1, end), place))));
          i = end + 1;
        } else {
          text.append(c);
          i++;
        }
      }
      parts.add(new Part(text.toString(), Optional.empty()));
      return Optional.of(new Pattern(parts));
    }
  }
}
