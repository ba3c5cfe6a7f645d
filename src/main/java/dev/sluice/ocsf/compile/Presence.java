package dev.sluice.ocsf.compile;

import java.io.Serializable;
import java.util.List;

/**
 * When an object of an event is there: when the record says anything of it, and it has what OCSF
 * asks of such an object. Attributes are told by their place.
 *
 * @param anyOf at least one of them says something; empty when the object is always there
 * @param allOf those that must be there
 * @param groups what must hold among them
 */
public record Presence(List<Integer> anyOf, List<Integer> allOf, List<Group> groups)
    implements Serializable {

  /**
   * Attributes of which one must be there.
   *
   * @param justOne and no second one
   */
  public record Group(List<Integer> places, boolean justOne) implements Serializable {
    public Group {
      places = List.copyOf(places);
    }
  }

  /** Always there. */
  static final Presence CERTAIN = new Presence(List.of(), List.of(), List.of());

  public Presence {
    anyOf = List.copyOf(anyOf);
    allOf = List.copyOf(allOf);
    groups = List.copyOf(groups);
  }

  boolean isCertain() {
    return anyOf.isEmpty() && allOf.isEmpty() && groups.isEmpty();
  }

  /** True for values of which there is what must be. */
  public boolean holds(Object[] values) {
    if (!anyOf.isEmpty() && !hasOne(anyOf, values)) {
      return false;
    }
    for (int i = 0; i < allOf.size(); i++) {
      if (values[allOf.get(i)] == null) {
        return false;
      }
    }
    for (int i = 0; i < groups.size(); i++) {
      Group group = groups.get(i);
      int there = count(group.places(), values);
      if (there == 0 || group.justOne() && there > 1) {
        return false;
      }
    }
    return true;
  }

  private static int count(List<Integer> places, Object[] values) {
    int count = 0;
    for (int i = 0; i < places.size(); i++) {
      count += values[places.get(i)] == null ? 0 : 1;
    }
    return count;
  }

  private static boolean hasOne(List<Integer> places, Object[] values) {
    for (int i = 0; i < places.size(); i++) {
      if (values[places.get(i)] != null) {
        return true;
      }
    }
    return false;
  }
}
