package dev.sluice.formula.compile;

import dev.sluice.formula.syntax.Span;
import dev.sluice.formula.value.ExcelError;
import dev.sluice.problem.Excerpt;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Reports the faults of one formula, each with a caret under its place. */
public final class Faults {

  private final String text;
  private final Place place;
  private final Problems problems;

  /** The faults of a formula at a place go to a collector. */
  public Faults(String text, Place place, Problems problems) {
    this.text = text;
    this.place = place;
    this.problems = problems;
  }

  /** Reports one fault and answers a value with which compiling goes on, to find further ones. */
  public Scalar report(Span span, String code, String message, @Nullable String hint) {
    problems.report(
        Problem.user(place, code, message)
            .withHint(hint)
            .withExcerpt(new Excerpt(text, span.start(), span.end())));
    return Scalar.error(ExcelError.VALUE);
  }
}
