package dev.sluice.ocsf.schema;

import dev.sluice.ocsf.schema.SchemaReader.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The lines of the resource that tell of one class or object. */
final class OwnerLines {

  private final Words head;
  private final Map<String, Set<String>> sets = new TreeMap<>();
  private final List<Constraint> constraints = new ArrayList<>();
  // what is used of each attribute, such as name@user, by the attribute's own name
  private final Map<String, Use> uses = new TreeMap<>();

  OwnerLines(Words head) {
    this.head = head;
  }

  /**
   * An attribute as the class or object uses it.
   *
   * @param variant which of the attribute's lines
   * @param requirement how much it is asked for
   */
  record Use(String variant, Requirement requirement) {}

  void add(Words words) {
    switch (words.first()) {
      case "required" -> use(words, Requirement.REQUIRED);
      case "recommended" -> use(words, Requirement.RECOMMENDED);
      case "optional" -> use(words, Requirement.OPTIONAL);
      case "at_least_one" -> constraint(Constraint.Kind.AT_LEAST_ONE, words);
      case "just_one" -> constraint(Constraint.Kind.JUST_ONE, words);
      default ->
          sets.computeIfAbsent(words.first(), each -> new LinkedHashSet<>())
              .addAll(words.setFrom(1));
    }
  }

  private void use(Words words, Requirement requirement) {
    for (String variant : words.setFrom(1)) {
      int at = variant.indexOf('@');
      uses.put(at < 0 ? variant : variant.substring(0, at), new Use(variant, requirement));
    }
  }

  private void constraint(Constraint.Kind kind, Words words) {
    constraints.add(new Constraint(kind, List.copyOf(words.words().subList(1, words.size()))));
  }

  Words head() {
    return head;
  }

  Set<String> set(String word) {
    return Collections.unmodifiableSet(sets.getOrDefault(word, Set.of()));
  }

  Optional<String> deprecated() {
    return set("deprecated").stream().findFirst();
  }

  List<Constraint> constraints() {
    return List.copyOf(constraints);
  }

  Map<String, Use> uses() {
    return uses;
  }
}
