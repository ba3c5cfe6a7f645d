package dev.sluice.ocsf.mapping;

import dev.sluice.formula.FormulaText;
import dev.sluice.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * The records that become events of one class, and how. The first mapping whose conditions hold
 * takes a record.
 *
 * @param matches values of the mapping's matched field; empty for any
 * @param when a further condition
 * @param schema the name of the event class; empty for records that become no event
 * @param schemaPlace where that name is written
 * @param reject why records become no event
 */
public record ClassMapping(
    Place place,
    List<String> matches,
    Optional<FormulaText> when,
    String schema,
    Place schemaPlace,
    MappedValue.Attributes attributes,
    Optional<String> reject) {

  public ClassMapping {
    matches = List.copyOf(matches);
  }

  /** True when it takes every record that comes to it. */
  public boolean takesAll() {
    return matches.isEmpty() && when.isEmpty();
  }
}
