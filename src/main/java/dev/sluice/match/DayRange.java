package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.match.block.DayWindow;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many days the right date may lie after the left one: {@code 0}, {@code 3}, {@code -1..3}. */
final class DayRange {

  static final String HELP =
      "how many days the right date may lie after the left one: 0, or a range such as -1..3;"
          + " without it any date will do";

  private static final Pattern RANGE =
      Pattern.compile("(-?\\d{1,5})(?:\\s*\\.\\.\\s*(-?\\d{1,5}))?");

  private DayRange() {}

  static DayWindow read(Fields options, String key, boolean isBusiness, Problems problems) {
    Optional<String> text = options.optionalText(key);
    if (text.isEmpty()) {
      return DayWindow.ANY;
    }
    Matcher range = RANGE.matcher(text.get().strip());
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (from <= to) {
        return new DayWindow(from, to, isBusiness, false);
      }
    }
    problems.report(
        Problem.user(options.place(key), "bad-days", "\"" + text.get() + "\" is no range of days")
            .withHint("write 0, 3, or -1..3 with the smaller number first"));
    return DayWindow.ANY;
  }
}
