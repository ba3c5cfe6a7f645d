package dev.sluice.quality;

import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.HiddenColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Judges one rule of a file: asks for what its parts need, then puts their findings together. */
final class Judge {

  private static final Map<String, String> JSON_WITH_NULLS = Map.of("ignoreNullFields", "false");

  private final RuleEntry entry;
  private final Map<RuleTree, Answer> answers = new IdentityHashMap<>();

  /** Asks the survey for what the rule needs; a rule that cannot even be asked is an error. */
  Judge(RuleEntry entry, Table table, Survey survey) {
    this.entry = entry;
    entry.tree().leaves().forEach(leaf -> answers.put(leaf, ask(leaf, table, survey)));
  }

  private static Answer ask(RuleTree.One leaf, Table table, Survey survey) {
    Problems problems = new Problems();
    try {
      Optional<RuleType.Question> question = leaf.type().bind(leaf.rule(), table, problems);
      if (question.isPresent()) {
        return question.get().ask(survey);
      }
    } catch (Exception e) {
      return Answer.of(
          () -> {
            throw new Measure.Unmeasured(e);
          });
    }
    String faults = problems.all().stream().map(Problem::message).collect(Collectors.joining("; "));
    return Answer.of(
        () -> {
          throw new Measure.Unmeasured(new IllegalArgumentException(faults));
        });
  }

  /** The result, once the survey has run. Reads rows only to show which ones break the rule. */
  RuleResult result() {
    Verdict whole = judge(entry.tree());
    return new RuleResult(
        entry.text(),
        entry.place().file(),
        entry.place().line(),
        whole.outcome(),
        whole.rules().stream().flatMap(part -> part.measured().stream()).toList(),
        whole.rules().stream().map(RuleResult::expected).collect(Collectors.joining("; ")),
        message(whole),
        whole.outcome() == Outcome.FAIL
            ? whole.rules().stream()
                .flatMap(part -> part.samples().stream())
                .distinct()
                .limit(Gate.SAMPLE_ROWS)
                .toList()
            : List.of());
  }

  private static String message(Verdict whole) {
    if (whole.rules().size() == 1) {
      return whole.rules().get(0).message();
    }
    return whole.rules().stream()
        .map(part -> "%s %s: %s".formatted(part.rule(), words(part.outcome()), part.message()))
        .collect(Collectors.joining("; "));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case PASS -> "holds";
      case FAIL -> "does not hold";
      case ERROR -> "could not be evaluated";
    };
  }

  private Verdict judge(RuleTree tree) {
    if (tree instanceof RuleTree.All all) {
      return combined(all.parts(), Outcome::all);
    }
    if (tree instanceof RuleTree.Any any) {
      return combined(any.parts(), Outcome::any);
    }
    RuleResult leaf = leaf((RuleTree.One) tree);
    return new Verdict(leaf.outcome(), List.of(leaf));
  }

  private Verdict combined(List<RuleTree> parts, Function<List<Outcome>, Outcome> rule) {
    List<Verdict> judged = parts.stream().map(this::judge).toList();
    return new Verdict(
        rule.apply(judged.stream().map(Verdict::outcome).toList()),
        judged.stream().flatMap(part -> part.rules().stream()).toList());
  }

  private RuleResult leaf(RuleTree.One leaf) {
    Answer answer = Optional.ofNullable(answers.get(leaf)).orElseThrow();
    try {
      Finding finding = answer.finding();
      return finding.met()
          ? leafResult(leaf, Outcome.PASS, finding, List.of())
          : leafResult(leaf, Outcome.FAIL, finding, samples(answer));
    } catch (Exception e) {
      return leafResult(
          leaf, Outcome.ERROR, new Finding(false, List.of(), Faults.describe(e)), List.of());
    }
  }

  private RuleResult leafResult(
      RuleTree.One leaf, Outcome outcome, Finding finding, List<String> samples) {
    return new RuleResult(
        leaf.rule().text(),
        entry.place().file(),
        leaf.rule().place().line(),
        outcome,
        finding.measured(),
        expected(leaf.rule()),
        finding.message(),
        samples);
  }

  private static String expected(WrittenRule rule) {
    List<String> parts = new ArrayList<>();
    if (rule.condition() != null) {
      parts.add(rule.condition().text());
    }
    if (rule.threshold() != null) {
      parts.add("share of rows " + rule.threshold().text());
    }
    return parts.isEmpty() ? "true" : String.join(", ", parts);
  }

  /** Evidence is worth a read, but a verdict that stands does not fall for lack of it. */
  private static List<String> samples(Answer answer) {
    try {
      return answer.culprits().map(Judge::json).orElse(List.of());
    } catch (Exception e) {
      return List.of();
    }
  }

  private static List<String> json(Dataset<Row> rows) {
    Column[] shown =
        Arrays.stream(rows.columns())
            .filter(name -> !HiddenColumns.isHidden(name))
            .map(Names::column)
            .toArray(Column[]::new);
    return rows.limit(Gate.SAMPLE_ROWS)
        .select(functions.to_json(functions.struct(shown), JSON_WITH_NULLS))
        .as(Encoders.STRING())
        .collectAsList();
  }
}
