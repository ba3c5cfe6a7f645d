package dev.sluice.report;

import static java.util.Comparator.comparing;

import dev.sluice.report.RunRecord.Account;
import dev.sluice.report.RunRecord.Control;
import dev.sluice.report.RunRecord.Gate;
import dev.sluice.report.RunRecord.Input;
import dev.sluice.report.RunRecord.Outcome;
import dev.sluice.report.RunRecord.Output;
import dev.sluice.report.RunRecord.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums a run up in a screenful: the verdict first, then where the rows went. */
public final class TerminalSummary {

  /** A screenful. When there is more to say, fewer examples of each kind are shown. */
  private static final int MOST_LINES = 26;

  private static final int MOST_OF_A_KIND = 4;

  private final RunRecord run;
  private final RunTotals totals;
  private final TerminalStyle style;
  private final TerminalLines lines;

  /** How many sources, reasons, rules and so on are shown. */
  private final int most;

  private TerminalSummary(RunRecord run, TerminalStyle style, int width, int most) {
    this.run = run;
    this.totals = new RunTotals(run);
    this.style = style;
    this.lines = new TerminalLines(style, width);
    this.most = most;
  }

  /**
   * The summary, with a line end after every line.
   *
   * @param report where the page is, if there is one
   * @param width columns of the terminal; only a problem, a control total or the path of the report
   *     may be longer, because they must stay whole to be of use
   */
  public static String render(
      RunRecord run, @Nullable String report, TerminalStyle style, int width) {
    TerminalLines lines = new TerminalLines(style, width);
    for (int most = MOST_OF_A_KIND; most > 0; most--) {
      TerminalSummary summary = new TerminalSummary(run, style, width, most);
      lines = summary.write(report);
      if (lines.count() <= MOST_LINES) {
        break;
      }
    }
    return lines.toString();
  }

  private TerminalLines write(@Nullable String report) {
    verdict();
    // The gate says more about its own refusal than the problems made of it.
    if (run.outcome() == Outcome.REFUSED && !totals.refusals().isEmpty()) {
      gate();
    } else {
      problems();
    }
    sources();
    new RecomputedLines(lines, style).write(run.recomputed(), most);
    outputs();
    reasons("quarantine", totals.quarantined(), rejections());
    reasons("dropped", totals.dropped(), drops());
    if (run.outcome() != Outcome.REFUSED || totals.refusals().isEmpty()) {
      gate();
    }
    controls();
    if (report != null) {
      lines.labelled("report", Visible.text(report));
      if (run.certificateSeal() != null) {
        String folder = report.substring(0, report.lastIndexOf('/') + 1);
        lines.labelled("certificate", Visible.text(folder + RunRecord.CERTIFICATE_FILE));
      }
    }
    return lines;
  }

  private void verdict() {
    Tone tone = Tone.of(run.outcome());
    String word = tone.symbol() + " " + VerdictSentence.word(run).toUpperCase(Locale.ROOT) + "  ";
    String took = "  " + Figures.duration(totals.milliseconds());
    int room = lines.width() - TextWidth.of(word + took);
    String job = TextWidth.cut(Visible.text(run.job()), room);
    lines.plain(
        style.toned(tone, word)
            + style.bold(job)
            + " ".repeat(Math.max(0, room - TextWidth.of(job)))
            + style.soft(took));
    lines.paragraph(VerdictSentence.of(run));
    lines.plain("");
  }

  private void problems() {
    for (String problem : first(run.problems())) {
      String mark = style.toned(Tone.BAD, Tone.BAD.symbol());
      for (String line : problem.lines().toList()) {
        lines.plain(mark + " " + Visible.text(line));
        mark = " ";
      }
    }
    more("", run.problems(), "problem");
  }

  private void sources() {
    for (Account source : first(totals.sources())) {
      String location =
          run.inputs().stream()
              .filter(input -> input.source().equals(source.table()))
              .map(Input::location)
              .findFirst()
              .orElse("");
      table("in", source.table(), source.made(), location);
    }
    more("in", totals.sources(), "source");
  }

  private void outputs() {
    for (Output output : first(run.outputs())) {
      String snapshot = output.snapshotId() == null ? "" : ", snapshot " + output.snapshotId();
      table(output.state(), output.name(), output.rows(), output.target() + snapshot);
    }
    more("", run.outputs(), "output");
  }

  private void table(String label, String table, long rows, String place) {
    int nameWidth = Math.min(longestName(), Math.max(8, lines.width() / 4));
    String name =
        TextWidth.left(TextWidth.cut(Visible.text(table), nameWidth), nameWidth)
            + TextWidth.right(Figures.count(rows), longestCount() + 2)
            + (rows == 1 ? " row   " : " rows  ");
    lines.labelled(label, name + style.soft(lines.fit(place, TextWidth.of(name))));
  }

  private int longestName() {
    return Stream.concat(
            totals.sources().stream().map(Account::table), run.outputs().stream().map(Output::name))
        .mapToInt(name -> TextWidth.of(Visible.text(name)))
        .max()
        .orElse(0);
  }

  private int longestCount() {
    return Stream.concat(
            totals.sources().stream().map(Account::made), run.outputs().stream().map(Output::rows))
        .mapToInt(rows -> Figures.count(rows).length())
        .max()
        .orElse(0);
  }

  private record Reason(long rows, String words) {}

  private List<Reason> rejections() {
    List<Reason> reasons = new ArrayList<>();
    for (RejectReason reason : totals.rejectReasons()) {
      reasons.add(new Reason(reason.rows(), reason.table() + ": " + reason.reason()));
    }
    return reasons;
  }

  private List<Reason> drops() {
    List<Reason> reasons = new ArrayList<>();
    for (Map.Entry<String, Long> entry : totals.dropReasons().entrySet()) {
      reasons.add(new Reason(entry.getValue(), entry.getKey()));
    }
    return reasons;
  }

  private void reasons(String label, long rows, List<Reason> reasons) {
    if (rows == 0) {
      return;
    }
    String sum = Figures.counted(rows, "row");
    String shown = label.equals("quarantine") ? style.toned(Tone.WARNING, sum) : style.bold(sum);
    if (reasons.size() == 1) {
      String words = lines.fit(reasons.get(0).words(), sum.length() + 2);
      lines.labelled(label, shown + "  " + style.soft(words));
      return;
    }
    lines.labelled(label, shown);
    for (Reason reason : first(reasons)) {
      String figure = TextWidth.right(Figures.count(reason.rows()), Figures.count(rows).length());
      lines.labelled(
          label, "  " + style.soft(figure + "  " + lines.fit(reason.words(), figure.length() + 4)));
    }
    more(label, reasons, "reason");
  }

  private void gate() {
    if (run.gates().isEmpty()) {
      return;
    }
    boolean isSound = totals.rulesHeld() == totals.rules() && totals.refusals().isEmpty();
    Tone tone = isSound ? Tone.GOOD : Tone.BAD;
    String count = totals.rulesHeld() + " of " + Figures.counted(totals.rules(), "rule") + " held";
    lines.labelled("gate", style.toned(tone, tone.symbol() + " " + count));
    List<Gate.Rule> broken =
        run.gates().stream()
            .flatMap(gate -> gate.rules().stream())
            .filter(rule -> Tone.ofVerdict(rule.verdict()) != Tone.GOOD)
            .sorted(comparing(rule -> Tone.ofVerdict(rule.verdict()) != Tone.BAD))
            .toList();
    first(broken).forEach(this::rule);
    more("gate", broken, "rule");
  }

  private void rule(Gate.Rule rule) {
    Tone tone = Tone.ofVerdict(rule.verdict());
    String mark = tone.symbol() + " " + Visible.text(rule.verdict());
    String text = lines.fit(rule.rule(), TextWidth.of(mark) + 1);
    lines.labelled("gate", style.toned(tone, mark) + " " + text);
    List<String> words = new ArrayList<>();
    if (rule.measured() != null) {
      words.add("measured " + rule.measured());
    }
    if (rule.expected() != null) {
      words.add("expected " + rule.expected());
    }
    if (rule.message() != null) {
      words.add(rule.message());
    }
    if (!words.isEmpty()) {
      lines.labelled("gate", "  " + style.soft(lines.fit(String.join("; ", words), 2)));
    }
  }

  private record Total(Account account, Control control) {}

  private void controls() {
    List<Total> all = new ArrayList<>();
    for (Account account : run.accounts()) {
      account.controls().forEach(control -> all.add(new Total(account, control)));
    }
    all.sort(comparing(total -> total.control().isProved()));
    first(all).forEach(this::control);
    more("totals", all, "control total");
  }

  private void control(Total total) {
    boolean isProved = total.control().isProved();
    Tone tone = isProved ? Tone.GOOD : Tone.BAD;
    String mark = tone.symbol() + (isProved ? "" : " not proved");
    String name =
        Visible.text(
            total.account().table()
                + "."
                + total.control().column()
                + " after "
                + total.account().step());
    String equation = equation(total.control());
    if (TextWidth.of(mark + " " + name + ": " + equation) <= lines.room()) {
      lines.labelled("totals", style.toned(tone, mark) + " " + name + ": " + style.soft(equation));
      return;
    }
    lines.labelled("totals", style.toned(tone, mark) + " " + lines.fit(name, mark.length() + 1));
    // A sum with its end cut off would be another sum, so it goes over the edge.
    lines.labelled("totals", "  " + style.soft(equation));
  }

  private static String equation(Control control) {
    List<String> parts = new ArrayList<>();
    parts.add("kept " + Figures.exact(control.kept()));
    if (control.dropped().signum() != 0) {
      parts.add("dropped " + Figures.exact(control.dropped()));
    }
    if (control.rejected().signum() != 0) {
      parts.add("quarantined " + Figures.exact(control.rejected()));
    }
    String sum = String.join(" + ", parts);
    return control.in() == null
        ? sum
        : "in " + Figures.exact(control.in()) + (control.isProved() ? " = " : " is not ") + sum;
  }

  private <T> List<T> first(List<T> all) {
    return all.subList(0, shown(all));
  }

  /** A line that says "1 more" could as well say what it is. */
  private int shown(List<?> all) {
    return all.size() <= most + 1 ? all.size() : most;
  }

  private void more(String label, List<?> all, String thing) {
    if (all.size() > shown(all)) {
      String count = Figures.counted((long) all.size() - shown(all), "more " + thing);
      lines.labelled(label, style.soft("and " + count));
    }
  }
}
