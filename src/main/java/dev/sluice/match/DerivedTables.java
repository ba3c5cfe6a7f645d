package dev.sluice.match;

import dev.sluice.step.Step;
import java.util.List;

/** The tables that are made of the items of a match. */
final class DerivedTables {

  private DerivedTables() {}

  static List<Step> of(Match match) {
    MatchNames names = match.names();
    return List.of(
        new ItemsOfKind(names.items(), names.matches(), ItemsOfKind.Kind.MATCHED),
        new ItemsOfKind(names.items(), names.open(), ItemsOfKind.Kind.OPEN),
        new ItemsOfKind(names.items(), names.cleared(), ItemsOfKind.Kind.CLEARED),
        new Breaks(
            names.items(),
            names.breaks(),
            match.left().table(),
            match.breaks().labels(),
            match.place()),
        new Rollforward(names.items(), names.rollforward()),
        new MatchSummary(names.items(), names.summary()));
  }
}
