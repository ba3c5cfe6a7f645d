package dev.sluice.operation;

import dev.sluice.document.Fields;
import dev.sluice.document.ObjectShape;
import dev.sluice.document.Shape;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.step.Step;
import dev.sluice.step.StepType;
import dev.sluice.step.column.ColumnReference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How users write a {@link Sample}. */
final class SampleType implements StepType {

  private static final String FRACTION = "fraction";
  private static final String ROWS = "rows";
  private static final String SEED = "seed";
  private static final String BY = "by";
  private static final String KEY = "key";
  private static final Pattern SHARE =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?|\\.\\d{1,9})(%?)");
  private static final int MOST_ROWS = 1_000_000_000;

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public String summary() {
    return "Keeps a sample of the rows, the same one in every run, and counts the others.";
  }

  @Override
  public String example() {
    return """
        - sample:
            table: bank
            rows: 2
            by: currency
            seed: 7
        """;
  }

  @Override
  public ObjectShape options() {
    return InputTable.shape()
        .optional(
            FRACTION,
            new Shape.Text("a share such as 0.1 or 10%"),
            "about this share of the rows: each is drawn or not by itself")
        .optional(
            ROWS,
            new Shape.WholeNumber(1, MOST_ROWS),
            "exactly so many rows, or all when there are fewer")
        .exactlyOneOf(FRACTION, ROWS)
        .optional(
            SEED,
            new Shape.WholeNumber(0, Long.MAX_VALUE),
            "another number draws other rows; without it 0")
        .optional(
            BY,
            new Shape.ListOf(new Shape.Text("a column")),
            "with rows: so many of each group of rows that agree in these columns; texts are equal"
                + " when every character is")
        .optional(
            KEY,
            new Shape.ListOf(new Shape.Text("a column")),
            "what decides whether a row is drawn: with fraction, all rows that agree in these"
                + " columns or none; without it all columns, and equal rows each by itself");
  }

  @Override
  public Optional<Step> read(Fields options, Problems problems) {
    int before = problems.count();
    if (options.has(BY) && options.has(FRACTION)) {
      problems.report(
          Problem.user(
              options.place(BY),
              "conflicting-keys",
              "by is for a number of rows of each group; a fraction is the same in every group"));
    }
    Optional<Sample.Size> size =
        options.has(ROWS)
            ? Optional.of(new Sample.Count((int) options.wholeNumber(ROWS, 1)))
            : share(options, problems);
    return problems.count() == before
        ? size.map(
            found ->
                new Sample(
                    InputTable.read(options),
                    found,
                    options.wholeNumber(SEED, 0),
                    ColumnReference.list(options, BY),
                    ColumnReference.list(options, KEY)))
        : Optional.empty();
  }

  private static Optional<Sample.Size> share(Fields options, Problems problems) {
    String written = options.text(FRACTION).strip();
    Matcher parts = SHARE.matcher(written);
    if (parts.matches()) {
      BigDecimal number = new BigDecimal(parts.group(1));
      BigDecimal share = parts.group(2).isEmpty() ? number : number.movePointLeft(2);
      if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
        return Optional.of(new Sample.Share(share));
      }
    }
    problems.report(
        Problem.user(
            options.place(FRACTION),
            "bad-fraction",
            "\""
                + written
                + "\" is no share; it is more than 0 and at most 1, such as 0.1 or 10%"));
    return Optional.empty();
  }
}
