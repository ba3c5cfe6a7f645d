package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.AttributeOwner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attributes of a class or object with certain profiles, made ready for many events. */
final class AttributeRules {

  private static final int NONE = -1;

  private final AttributeOwner owner;
  private final AttributeRule[] rules;
  private final Map<String, Integer> byName = new HashMap<>();
  private final int[] all;
  private final int[] enums;
  private final int[] siblings;

  AttributeRules(AttributeOwner owner, List<AttributeRule> rules) {
    this.owner = owner;
    this.rules = rules.toArray(AttributeRule[]::new);
    this.all = new int[this.rules.length];
    List<Integer> withEnum = new ArrayList<>();
    for (int i = 0; i < this.rules.length; i++) {
      all[i] = i;
      byName.put(this.rules[i].name(), i);
      if (this.rules[i].isEnum()) {
        withEnum.add(i);
      }
    }
    this.enums = withEnum.stream().mapToInt(Integer::intValue).toArray();
    this.siblings = new int[this.rules.length];
    for (int i = 0; i < this.rules.length; i++) {
      siblings[i] =
          this.rules[i]
              .attribute()
              .sibling()
              .map(name -> byName.getOrDefault(name, NONE))
              .orElse(NONE);
    }
  }

  AttributeOwner owner() {
    return owner;
  }

  /** Whether it may hold anything: an object of which nothing is said. */
  boolean isFree() {
    return rules.length == 0;
  }

  AttributeRule get(int index) {
    return rules[index];
  }

  /** The index of a name, or a negative number. */
  int indexOf(String name) {
    return byName.getOrDefault(name, NONE);
  }

  /** All indices, in the order of names. */
  int[] all() {
    return all;
  }

  /** The indices of enums. */
  int[] enums() {
    return enums;
  }

  /** The index of the attribute that holds the caption of another, or a negative number. */
  int sibling(int index) {
    return siblings[index];
  }
}
