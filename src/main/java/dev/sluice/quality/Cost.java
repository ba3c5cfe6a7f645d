package dev.sluice.quality;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A read of the staged rows that a rule needs. */
sealed interface Cost {

  /** A share of the one pass that serves all such rules together. */
  record SharedScan() implements Cost {}

  /** One shuffled grouping, shared by all rules about the same columns and rows. */
  record Grouping(Set<String> columns, @Nullable String where) implements Cost {
    static Grouping of(WrittenRule rule) {
      return new Grouping(new HashSet<>(rule.parameters()), rule.where());
    }
  }

  /** A query of its own, shared with nothing. */
  record OwnQuery() implements Cost {}

  /** The reads of the staged rows that rules with these costs take together. */
  static int passes(Collection<Cost> costs) {
    List<Cost> own = costs.stream().filter(OwnQuery.class::isInstance).toList();
    Set<Cost> shared = new HashSet<>(costs);
    shared.removeIf(OwnQuery.class::isInstance);
    return own.size() + shared.size();
  }
}
