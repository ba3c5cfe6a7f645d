package dev.sluice.run;

import dev.sluice.problem.Category;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.report.RunRecord;
import dev.sluice.step.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The account of every row: for each stage, the rows that went in against the rows it made, kept,
 * dropped and rejected. Counts come from the passes that ran anyway; a stage whose counts are not
 * known or do not agree is counted again by a pass of its own before anything is called lost.
 */
final class Accounts {

  private final List<Stage> stages;
  private final Map<String, StageCounts> counts = new LinkedHashMap<>();

  private Accounts(List<Stage> stages) {
    this.stages = stages;
  }

  /** Settles the accounts of a run whose tables have been written. */
  static Accounts settle(List<Stage> stages, ObservedCounts observed) {
    Accounts accounts = new Accounts(stages);
    for (Stage stage : stages) {
      accounts.counts.put(stage.observation(), counted(stage, observed));
    }
    accounts.recountWhatDoesNotAgree();
    return accounts;
  }

  private static StageCounts counted(Stage stage, ObservedCounts observed) {
    if (stage.known().isPresent()) {
      return StageCounts.ofRows(stage.known().getAsLong());
    }
    return observed
        .of(stage.observation())
        .map(stage.measures()::read)
        .orElseGet(() -> stage.measures().recount(stage.made()));
  }

  private void recountWhatDoesNotAgree() {
    List<Stage> doubtful = stages.stream().filter(stage -> !account(stage).isProved()).toList();
    for (Stage stage : doubtful) {
      recount(stage);
      stage.inputs().values().forEach(this::recount);
    }
  }

  /** Counts a stage again by a pass of its own. */
  void recount(Stage stage) {
    counts.put(stage.observation(), stage.measures().recount(stage.made()));
  }

  /** What was counted at a stage. */
  StageCounts of(Stage stage) {
    StageCounts found = counts.get(stage.observation());
    if (found == null) {
      throw new IllegalStateException(stage.observation() + " is not part of this run");
    }
    return found;
  }

  /** All accounts in the order of the plan. */
  List<RunRecord.Account> all() {
    return stages.stream().map(this::account).toList();
  }

  /** Reports every account that does not balance. */
  void requireBalance(Problems problems) {
    for (Stage stage : stages) {
      RunRecord.Account account = account(stage);
      if (account.isProved()) {
        continue;
      }
      problems.report(
          stage.flow() instanceof Flow.Pairs pairs
              ? brokenCardinality(stage, pairs)
              : new Problem(
                  stage.place(),
                  Category.INTERNAL,
                  "rows-not-accounted",
                  "the rows of \"" + stage.table() + "\" do not balance: " + account,
                  null,
                  null));
    }
  }

  private Problem brokenCardinality(Stage stage, Flow.Pairs pairs) {
    boolean rightRepeats = pairs.rightIsUnique() && !balances(stage, pairs.left(), "left");
    String repeating = rightRepeats ? pairs.right() : pairs.left();
    return Problem.data(
            stage.place(),
            "cardinality",
            "the declared cardinality does not hold: a row of \""
                + (rightRepeats ? pairs.left() : pairs.right())
                + "\" matches several rows of \""
                + repeating
                + "\"")
        .withHint(
            "declare the cardinality that the data has, or deduplicate \"" + repeating + "\"");
  }

  private boolean balances(Stage stage, String input, String side) {
    StageCounts made = of(stage);
    return made.side("both") + made.side(side) == rowsOf(stage, input);
  }

  private long rowsOf(Stage stage, String input) {
    Stage from = stage.inputs().get(input);
    if (from == null) {
      throw new IllegalStateException(stage.observation() + " has no input " + input);
    }
    return of(from).kept();
  }

  private RunRecord.Account account(Stage stage) {
    StageCounts made = of(stage);
    Flow flow = stage.flow();
    Long rowsIn = flow == null ? null : rowsIn(stage, flow);
    List<RunRecord.Control> controls = controls(stage, made);
    boolean proved =
        made.kept() >= 0
            && (flow == null || isProved(stage, flow, made))
            && controls.stream().allMatch(RunRecord.Control::isProved);
    return new RunRecord.Account(
        stage.table(),
        stage.step(),
        flow == null ? List.of() : flow.inputs(),
        rowsIn,
        made.made(),
        made.kept(),
        made.dropped(),
        made.rejected(),
        rule(flow, made),
        proved,
        controls);
  }

  private long rowsIn(Stage stage, Flow flow) {
    return flow.inputs().stream().mapToLong(input -> rowsOf(stage, input)).sum();
  }

  private boolean isProved(Stage stage, Flow flow, StageCounts made) {
    if (flow instanceof Flow.Folds) {
      return made.folded() == rowsIn(stage, flow);
    }
    if (flow instanceof Flow.Pairs pairs) {
      return (!pairs.rightIsUnique() || balances(stage, pairs.left(), "left"))
          && (!pairs.leftIsUnique() || balances(stage, pairs.right(), "right"));
    }
    long times = flow instanceof Flow.Repeats repeats ? repeats.times() : 1;
    return flow instanceof Flow.Makes || made.made() == times * rowsIn(stage, flow);
  }

  private static String rule(@Nullable Flow flow, StageCounts made) {
    if (flow == null) {
      return "rows read";
    }
    if (flow instanceof Flow.Folds) {
      return made.dropped().isEmpty()
          ? "rows folded into groups = in"
          : "rows folded into groups or dropped = in";
    }
    if (flow instanceof Flow.Pairs pairs) {
      List<String> rules = new ArrayList<>();
      if (pairs.rightIsUnique()) {
        rules.add("paired and unpaired left = rows of " + pairs.left());
      }
      if (pairs.leftIsUnique()) {
        rules.add("paired and unpaired right = rows of " + pairs.right());
      }
      return rules.isEmpty() ? "many to many, as declared" : String.join("; ", rules);
    }
    if (flow instanceof Flow.Repeats repeats) {
      return "made = in x " + repeats.times();
    }
    return flow instanceof Flow.Makes ? "as declared" : "made = in";
  }

  private List<RunRecord.Control> controls(Stage stage, StageCounts made) {
    List<RunRecord.Control> controls = new ArrayList<>();
    made.controls()
        .forEach(
            (column, sums) -> {
              BigDecimal in = stage.flow() == null ? null : controlIn(stage, column);
              controls.add(
                  new RunRecord.Control(
                      column,
                      in,
                      sums.kept(),
                      sums.dropped(),
                      sums.rejected(),
                      in == null || in.compareTo(sums.made()) == 0));
            });
    return controls;
  }

  private @Nullable BigDecimal controlIn(Stage stage, String column) {
    BigDecimal total = BigDecimal.ZERO;
    for (Stage input : stage.inputs().values()) {
      StageCounts.Sums sums = of(input).controls().get(column);
      if (sums == null) {
        return null;
      }
      total = total.add(sums.kept());
    }
    return total;
  }
}
