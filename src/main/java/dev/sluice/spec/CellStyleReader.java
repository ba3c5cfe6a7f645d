package dev.sluice.spec;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how cells are written: of a source, and of a column that differs from it. */
final class CellStyleReader {

  private final Problems problems;

  CellStyleReader(Problems problems) {
    this.problems = problems;
  }

  CellStyle ofSource(Fields fields) {
    return new CellStyle(
        blanks(fields, List.of()),
        numbers(fields, NumberStyle.PLAIN),
        pattern(fields, "dates", TimePattern.Use.DATE),
        pattern(fields, "timestamps", TimePattern.Use.TIMESTAMP),
        booleans(fields, List.of()));
  }

  /** What a column says about itself, on top of what the source says. */
  CellStyle ofColumn(Fields column, ColumnType type, CellStyle source) {
    ColumnType.Kind kind = type.kind();
    boolean isDate = kind == ColumnType.Kind.DATE;
    boolean isTimestamp = kind == ColumnType.Kind.TIMESTAMP;
    onlyFor(column, "format", isDate || isTimestamp, "date and timestamp");
    onlyFor(
        column,
        "numbers",
        kind == ColumnType.Kind.INTEGER
            || kind == ColumnType.Kind.DECIMAL
            || kind == ColumnType.Kind.DOUBLE,
        "integer, decimal and double");
    onlyFor(column, "booleans", kind == ColumnType.Kind.BOOLEAN, "boolean");
    boolean own = column.has("format");
    return new CellStyle(
        blanks(column, source.blanks()),
        numbers(column, source.numbers()),
        own && isDate ? pattern(column, "format", TimePattern.Use.DATE) : source.dates(),
        own && isTimestamp
            ? pattern(column, "format", TimePattern.Use.TIMESTAMP)
            : source.timestamps(),
        booleans(column, source.booleans()));
  }

  private void onlyFor(Fields column, String key, boolean fits, String types) {
    if (column.has(key) && !fits) {
      problems.report(
          Problem.user(
              column.place(key),
              "conflicting-keys",
              "\"" + key + "\" is for " + types + " columns only"));
    }
  }

  private List<String> blanks(Fields fields, List<String> otherwise) {
    if (!fields.has("blanks")) {
      return otherwise;
    }
    for (Node item : fields.items("blanks")) {
      if (!(item instanceof Node.Scalar)) {
        problems.report(
            Problem.user(
                item.place(), "wrong-type", item.described() + " stands where a text is expected"));
        return otherwise;
      }
    }
    return fields.texts("blanks").stream().distinct().toList();
  }

  private List<String> booleans(Fields fields, List<String> otherwise) {
    if (!fields.has("booleans")) {
      return otherwise;
    }
    List<String> words = fields.texts("booleans");
    if (words.size() != 2 || words.get(0).equalsIgnoreCase(words.get(1))) {
      problems.report(
          Problem.user(
              fields.place("booleans"),
              "bad-booleans",
              "two different words are needed, first the one for true: [Y, N]"));
      return otherwise;
    }
    return words;
  }

  private @Nullable TimePattern pattern(Fields fields, String key, TimePattern.Use use) {
    return fields
        .optionalText(key)
        .flatMap(written -> TimePattern.parse(written, use, fields.place(key), problems))
        .orElse(null);
  }

  private NumberStyle numbers(Fields fields, NumberStyle otherwise) {
    Optional<Fields> numbers = fields.nested("numbers");
    return numbers.isEmpty() ? otherwise : numbers(numbers.get());
  }

  private NumberStyle numbers(Fields numbers) {
    char decimal = separator(numbers, "decimal", ".,", '.');
    char thousands = separator(numbers, "thousands", ".,' ", NumberStyle.NONE);
    if (decimal == thousands) {
      problems.report(
          Problem.user(
              numbers.place("thousands"),
              "conflicting-keys",
              "decimals and thousands cannot both be marked by \"" + decimal + "\""));
    }
    List<String> negative = numbers.texts("negative");
    List<String> currency = numbers.texts("currency");
    for (Node item : numbers.items("currency")) {
      String sign = ((Node.Scalar) item).text();
      if (sign.chars().anyMatch(c -> "0123456789.,'-+()% \t".indexOf(c) >= 0)) {
        problems.report(
            Problem.user(
                item.place(),
                "bad-currency",
                "\"" + sign + "\" is no currency; it is a sign such as € or a code such as EUR"));
      }
    }
    return new NumberStyle(
        decimal,
        thousands,
        currency,
        numbers.flag("percent", false),
        negative.contains("parentheses"),
        negative.contains("trailing-minus"));
  }

  private char separator(Fields numbers, String key, String allowed, char otherwise) {
    if (!numbers.has(key)) {
      return otherwise;
    }
    String written = numbers.text(key, "a list");
    if (written.equals("space")) {
      written = " ";
    }
    if (written.length() != 1 || allowed.indexOf(written.charAt(0)) < 0) {
      problems.report(
          Problem.user(
              numbers.place(key),
              "bad-character",
              "\""
                  + written
                  + "\" is not allowed; it must be a point"
                  + (allowed.length() == 2 ? " or a comma" : ", a comma, an apostrophe or space")));
      return otherwise;
    }
    return written.charAt(0);
  }
}
