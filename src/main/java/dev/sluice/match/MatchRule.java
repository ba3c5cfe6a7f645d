package dev.sluice.match;

import dev.sluice.match.block.BlockRule;
import dev.sluice.match.block.Cardinality;
import dev.sluice.match.block.DayWindow;
import dev.sluice.problem.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A rule as the user wrote it.
 *
 * @param keys what must be equal; a blank equals nothing
 * @param ignore what does not count in text keys
 * @param similar texts that must be alike
 */
record MatchRule(
    String name,
    Place place,
    List<SideValue> keys,
    Set<Ignored> ignore,
    DayWindow window,
    RuleTolerance tolerance,
    List<Similar> similar,
    Cardinality cardinality,
    boolean searches,
    int members,
    long budget,
    boolean isSuggested) {

  MatchRule {
    keys = List.copyOf(keys);
    ignore = Set.copyOf(ignore);
    similar = List.copyOf(similar);
  }

  /** What may differ in texts that are equal all the same. */
  enum Ignored {
    CASE,
    SPACES,
    PUNCTUATION
  }

  /** Texts that must be alike, from 0 (not at all) to 1 (equal). */
  record Similar(SideValue texts, double least) {}

  /** All that decides what it matches. */
  String described() {
    return String.join(
        " ",
        name,
        keys.stream().map(SideValue::described).toList().toString(),
        ignore.stream().sorted().toList().toString(),
        window.toString(),
        tolerance.toString(),
        similar.stream()
            .map(texts -> texts.texts().described() + ">=" + texts.least())
            .toList()
            .toString(),
        cardinality.toString(),
        searches ? members + " " + budget : "",
        isSuggested ? "suggested" : "");
  }

  /** True when the blocks of another rule are those of this one. */
  boolean sharesBlocksWith(MatchRule other) {
    return ignore.equals(other.ignore)
        && keys.stream()
            .map(SideValue::described)
            .toList()
            .equals(other.keys.stream().map(SideValue::described).toList());
  }

  /**
   * The rule as the tasks see it.
   *
   * @param number its place among all rules, from 1
   * @param scale places of the amounts
   * @param firstText where its texts begin among those of the stage
   */
  BlockRule blockRule(int number, int scale, int firstText) {
    List<BlockRule.Similar> texts =
        IntStream.range(0, similar.size())
            .mapToObj(i -> new BlockRule.Similar(firstText + i, similar.get(i).least()))
            .toList();
    return new BlockRule(
        number,
        window,
        tolerance.allowance(scale),
        texts,
        cardinality,
        searches ? BlockRule.Way.SEARCH : BlockRule.Way.KEYS,
        members,
        budget,
        isSuggested);
  }
}
