package dev.sluice.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Collects judged cases: counts of all, and those that disagree. */
public final class Tally {

  private final Map<Group, Count> counts = new TreeMap<>();
  private final Map<String, Long> sources = new TreeMap<>();
  private final List<JudgedCase> disagreeing = new ArrayList<>();

  /**
   * What cases are counted together by.
   *
   * @param category the title of a category of functions
   * @param scope why they are not counted among the others; empty when they are
   */
  record Group(String category, String scope, boolean byExcel, boolean core)
      implements Comparable<Group> {

    @Override
    public int compareTo(Group other) {
      return toString().compareTo(other.toString());
    }
  }

  /** How many cases there are, and how many of them agree. */
  record Count(long cases, long agreeing) {

    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
      return new Count(cases + other.cases, agreeing + other.agreeing);
    }
  }

  /**
   * Adds a case; one without an expected value does not count.
   *
   * @param written the case
   * @param result the line that says what came of it
   * @param problem the code of the problem for which there is no value; empty when there is one
   */
  public void add(JsonNode written, JsonNode result, String problem) {
    if (written.has("expected")) {
      add(JudgedCase.of(written, result, problem));
    }
  }

  private void add(JudgedCase judged) {
    Group group =
        new Group(
            ConformancePage.title(judged.category()),
            judged.outOfScope().map(OutOfScope::reason).orElse(""),
            judged.byExcel(),
            judged.core());
    counts.merge(group, new Count(1, judged.agrees() ? 1 : 0), Count::plus);
    if (!judged.source().isEmpty()) {
      sources.merge(judged.source(), 1L, Long::sum);
    }
    if (!judged.agrees() && judged.outOfScope().isEmpty()) {
      disagreeing.add(judged);
    }
  }

  /** Counts the groups that meet a condition. */
  Count count(Predicate<Group> condition) {
    return counts.entrySet().stream()
        .filter(entry -> condition.test(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Count.NONE, Count::plus);
  }

  /** How many cases are from which repository. */
  Map<String, Long> sources() {
    return sources;
  }

  /** The cases in scope that disagree, in their order. */
  List<JudgedCase> disagreeing() {
    return disagreeing;
  }
}
