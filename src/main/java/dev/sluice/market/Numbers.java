package dev.sluice.market;

import dev.sluice.document.Fields;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.Optional;

/** Numbers among the options. */
final class Numbers {

  private Numbers() {}

  /** A number above zero, if there is the option; anything else is reported. */
  static Optional<BigDecimal> positive(Fields options, String key, Problems problems) {
    Optional<String> text = options.optionalText(key);
    Optional<BigDecimal> number = text.flatMap(Numbers::parsed).filter(found -> found.signum() > 0);
    if (text.isPresent() && number.isEmpty()) {
      problems.report(
          Problem.user(
              options.place(key), "no-number", "\"" + text.get() + "\" is no number above 0"));
    }
    return number;
  }

  /** A decimal number, if a text is one. */
  static Optional<BigDecimal> parsed(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
