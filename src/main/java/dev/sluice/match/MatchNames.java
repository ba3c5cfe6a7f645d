package dev.sluice.match;

import java.util.List;

/** The names of the tables that a match makes. */
record MatchNames(
    String items,
    String matches,
    String breaks,
    String open,
    String cleared,
    String rollforward,
    String summary) {

  static final MatchNames DEFAULTS =
      new MatchNames(
          "items",
          "matches",
          "breaks",
          "open_items",
          "cleared_items",
          "rollforward",
          "match_summary");

  List<String> all() {
    return List.of(items, matches, breaks, open, cleared, rollforward, summary);
  }
}
