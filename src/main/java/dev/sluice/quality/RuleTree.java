package dev.sluice.quality;

import java.util.List;
import java.util.stream.Stream;

/** A rule of the file: a simple one, or several connected by {@code and} and {@code or}. */
sealed interface RuleTree {

  /** A simple rule. */
  record One(WrittenRule rule, RuleType type) implements RuleTree {}

  /** Rules of which all must hold. */
  record All(List<RuleTree> parts) implements RuleTree {}

  /** Rules of which at least one must hold. */
  record Any(List<RuleTree> parts) implements RuleTree {}

  /** The simple rules in it, in the order in which they are written. */
  default Stream<One> leaves() {
    if (this instanceof All all) {
      return all.parts().stream().flatMap(RuleTree::leaves);
    }
    if (this instanceof Any any) {
      return any.parts().stream().flatMap(RuleTree::leaves);
    }
    return Stream.of((One) this);
  }
}
