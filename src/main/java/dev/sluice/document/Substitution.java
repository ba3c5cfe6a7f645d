package dev.sluice.document;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts parameters in the place of <code>${name}</code> in every value of a document. <code>$${
 * </code> stands for <code>${</code> itself.
 */
public final class Substitution {

  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)}");

  private final Map<String, String> parameters;
  private final Set<String> unset;
  private final Problems problems;

  /**
   * Puts values in the place of references.
   *
   * @param unset parameters that are declared and have no value, which is reported already
   */
  public Substitution(Map<String, String> parameters, Set<String> unset, Problems problems) {
    this.parameters = Map.copyOf(parameters);
    this.unset = Set.copyOf(unset);
    this.problems = problems;
  }

  /**
   * The same node with every reference replaced; unknown parameters are reported, and a value that
   * lacks one is {@link Node.Unresolved}.
   */
  public Node apply(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isNull() || !scalar.text().contains("${") ? scalar : replaced(scalar);
    }
    if (node instanceof Node.Unresolved) {
      return node;
    }
    if (node instanceof Node.Sequence sequence) {
      return new Node.Sequence(
          sequence.place(), sequence.items().stream().map(this::apply).toList());
    }
    Node.Mapping mapping = (Node.Mapping) node;
    LinkedHashMap<String, Node.Entry> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) ->
                entries.put(key, new Node.Entry(entry.keyPlace(), apply(entry.value()))));
    return new Node.Mapping(mapping.place(), entries);
  }

  private Node replaced(Node.Scalar scalar) {
    StringBuilder text = new StringBuilder();
    boolean resolved = true;
    Matcher reference = REFERENCE.matcher(scalar.text());
    while (reference.find()) {
      Optional<String> value = value(reference.group(), reference.group(1).strip(), scalar.place());
      resolved &= value.isPresent();
      reference.appendReplacement(text, Matcher.quoteReplacement(value.orElse("")));
    }
    reference.appendTail(text);
    return resolved
        ? new Node.Scalar(scalar.place(), text.toString(), false, scalar.isQuoted())
        : new Node.Unresolved(scalar.place(), scalar.text());
  }

  private Optional<String> value(String written, String name, Place place) {
    if (written.startsWith("$$")) {
      return Optional.of(written.substring(1));
    }
    String value = parameters.get(name);
    if (value == null && !unset.contains(name)) {
      problems.report(
          Problem.user(
                  place,
                  "unknown-parameter",
                  "unknown parameter \""
                      + name
                      + "\"; "
                      + (known().isEmpty()
                          ? "the document declares none under \"parameters\""
                          : "there is " + String.join(", ", known())))
              .withHint(Suggestion.hint(name, known()).orElse(null)));
    }
    return Optional.ofNullable(value);
  }

  private Set<String> known() {
    Set<String> names = new TreeSet<>(parameters.keySet());
    names.addAll(unset);
    return names;
  }
}
