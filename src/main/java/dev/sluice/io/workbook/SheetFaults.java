package dev.sluice.io.workbook;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Values that a cell cannot hold as they are, counted by column and reason. */
final class SheetFaults {

  private static final int MAX_SHOWN_CHARACTERS = 40;

  private final Map<String, Tally> tallies = new TreeMap<>();

  private record Tally(String column, Reason reason, String example, long count) {}

  /** Why a cell cannot hold a value. */
  enum Reason {
    DIGITS(
        "numbers with more than the 15 digits that Excel keeps",
        "make the column text in a step, or publish it as csv or parquet"),
    LENGTH(
        "texts with more than the 32,767 characters that a cell takes",
        "publish it as csv or parquet");

    private final String words;
    private final String hint;

    Reason(String words, String hint) {
      this.words = words;
      this.hint = hint;
    }
  }

  void add(String column, Reason reason, String value) {
    String shown =
        value.length() > MAX_SHOWN_CHARACTERS
            ? value.substring(0, MAX_SHOWN_CHARACTERS) + "..."
            : value;
    tallies.merge(
        column + "\n" + reason,
        new Tally(column, reason, shown, 1),
        (known, one) ->
            new Tally(known.column, known.reason, known.example, known.count + one.count));
  }

  /** Reports one problem for each column. */
  void report(Place place, Problems problems) {
    for (Tally tally : tallies.values()) {
      problems.report(
          Problem.user(
                  place,
                  "too-much-for-a-cell",
                  String.format(
                      Locale.ROOT,
                      "column \"%s\" has %,d %s, such as %s",
                      tally.column,
                      tally.count,
                      tally.reason.words,
                      tally.example))
              .withHint(tally.reason.hint));
    }
  }
}
