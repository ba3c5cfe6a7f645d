package dev.sluice.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in one sentence what came of a run, and why. */
final class VerdictSentence {

  private VerdictSentence() {}

  /** The outcome as one word. */
  static String word(RunRecord run) {
    String name = run.outcome().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** One sentence; what the run itself has to say about it comes first. */
  static String of(RunRecord run) {
    String message = run.message();
    RunTotals totals = new RunTotals(run);
    return switch (run.outcome()) {
      case PUBLISHED -> message == null ? published(totals) : sentence(message);
      case UNCHANGED ->
          message == null
              ? "The same job was published before with the same parameters and inputs:"
                  + " nothing was done."
              : sentence(message);
      case REFUSED -> message == null ? refused(totals) : sentence(message);
      case FAILED -> message == null ? "The run could not be completed." : sentence(message);
      case PLANNED -> message == null ? "All checks passed; no data was read." : sentence(message);
    };
  }

  private static String published(RunTotals totals) {
    List<String> parts = new ArrayList<>();
    long tables = totals.outputs("published");
    parts.add(
        Figures.counted(totals.rows("published"), "row")
            + " published in "
            + Figures.counted(tables, "table"));
    long unchanged = totals.outputs("unchanged");
    if (unchanged > 0) {
      parts.add(Figures.counted(unchanged, "table") + " unchanged");
    }
    if (totals.rules() > 0) {
      parts.add(
          totals.rules() == totals.rulesHeld()
              ? (totals.rules() == 1 ? "the rule held" : "all " + totals.rules() + " rules held")
              : totals.rulesHeld() + " of " + totals.rules() + " rules held");
    }
    if (!totals.run().accounts().isEmpty()) {
      parts.add(
          totals.unproved() == 0
              ? "every row is accounted for"
              : "the rows of " + totals.unproved() + " steps are not accounted for");
    }
    return sentence(String.join(", ", parts));
  }

  private static String refused(RunTotals totals) {
    long failed = totals.rules() - totals.rulesHeld();
    List<String> tables = totals.refusals().stream().map(RunRecord.Gate::table).toList();
    return "The gate refused "
        + (tables.isEmpty() ? "the data" : String.join(", ", tables))
        + ": "
        + Figures.count(failed)
        + " of "
        + Figures.counted(totals.rules(), "rule")
        + " did not hold; nothing was published.";
  }

  private static String sentence(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return trimmed;
    }
    return trimmed.matches("(?s).*[.!?]") ? trimmed : trimmed + ".";
  }
}
