package dev.sluice.match.truth;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What must be said of an item that nothing may match.
 *
 * @param types the break types that are right; empty when any is
 * @param partner the item that it must be put beside, if there is one
 */
public record ExpectedOpen(Set<String> types, @Nullable ItemId partner) {

  public ExpectedOpen {
    types = new TreeSet<>(types);
  }

  /** An item that stays open for whatever reason. */
  static ExpectedOpen anyhow() {
    return new ExpectedOpen(Set.of(), null);
  }
}
