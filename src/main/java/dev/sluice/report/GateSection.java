package dev.sluice.report;

import static dev.sluice.report.Html.block;
import static dev.sluice.report.Html.element;
import static dev.sluice.report.Html.span;
import static dev.sluice.report.Html.text;

import dev.sluice.report.RunRecord.Gate;
import dev.sluice.report.RunRecord.Gate.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the gate measured and expected, rule by rule; what did not hold comes first. */
final class GateSection implements Section {

  @Override
  public String id() {
    return "gate";
  }

  @Override
  public String title() {
    return "Gate";
  }

  @Override
  public Optional<Html> body(RunRecord run) {
    if (run.gates().isEmpty()) {
      return run.outputs().isEmpty()
          ? Optional.empty()
          : Optional.of(Pieces.note("No ruleset guards the outputs of this job."));
    }
    return Optional.of(
        Html.all(
            run.gates().stream()
                .sorted(Comparator.comparing(gate -> rank(gate.verdict())))
                .map(GateSection::gate)
                .toList()));
  }

  private static Html gate(Gate gate) {
    long held =
        gate.rules().stream().filter(rule -> Tone.ofVerdict(rule.verdict()) == Tone.GOOD).count();
    return element(
            "article",
            element(
                "h3",
                Pieces.pill(Tone.ofVerdict(gate.verdict()), gate.verdict()),
                text(" "),
                element("bdi", gate.table())),
            element(
                    "p",
                    text(held + " of " + Figures.counted(gate.rules().size(), "rule") + " held"),
                    text(gate.ruleset().isEmpty() ? "" : ", written in "),
                    gate.ruleset().isEmpty()
                        ? Html.nothing()
                        : element("code", element("bdi", gate.ruleset())))
                .styled("note"),
            gate.rules().isEmpty() ? Html.nothing() : rules(gate))
        .styled("card");
  }

  private static Html rules(Gate gate) {
    HtmlTable table =
        new HtmlTable("Rules of " + gate.table())
            .texts("Rule", "Verdict")
            .numbers("Measured")
            .texts("Expected", "Written at");
    List<Rule> sorted =
        gate.rules().stream().sorted(Comparator.comparing(rule -> rank(rule.verdict()))).toList();
    boolean isSortable = true;
    for (Rule rule : sorted) {
      Tone tone = Tone.ofVerdict(rule.verdict());
      table.toned(
          tone == Tone.GOOD ? "" : tone.style(),
          Pieces.code(rule.rule()),
          Pieces.pill(tone, rule.verdict()),
          optional(rule.measured()),
          optional(rule.expected()),
          Pieces.path(rule.place()));
      if (rule.message() != null || !rule.samples().isEmpty()) {
        table.detail(Html.all(message(rule.message()), samples(rule.samples())));
        isSortable = false;
      }
    }
    // A message under its rule would lose its place when the rows are sorted.
    return isSortable ? table.sortable() : table.inOrder();
  }

  private static Html optional(@Nullable String figure) {
    return figure == null ? span("blank", "not said") : Pieces.value(figure);
  }

  private static Html message(@Nullable String message) {
    return message == null ? Html.nothing() : element("p", Pieces.value(message));
  }

  private static Html samples(List<String> samples) {
    if (samples.isEmpty()) {
      return Html.nothing();
    }
    return block(
        "samples",
        span("label", samples.size() == 1 ? "For example" : "Examples"),
        element(
            "ul",
            Html.all(
                samples.stream()
                    .map(sample -> element("li", Pieces.value(sample)).styled("data"))
                    .toList())));
  }

  private static int rank(String verdict) {
    return switch (Tone.ofVerdict(verdict)) {
      case BAD -> 0;
      case WARNING -> 1;
      default -> 2;
    };
  }
}
