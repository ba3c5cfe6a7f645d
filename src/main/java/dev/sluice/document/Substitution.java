package dev.sluice.document;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts parameters in the place of <code>${name}</code> in every value of a document. <code>$${
 * </code> stands for <code>${</code> itself.
 */
public final class Substitution {

  private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)}");

  private final Map<String, String> parameters;
  private final Problems problems;
  private final Set<String> used = new LinkedHashSet<>();

  public Substitution(Map<String, String> parameters, Problems problems) {
    this.parameters = Map.copyOf(parameters);
    this.problems = problems;
  }

  /** The parameters that were used so far. */
  public Set<String> used() {
    return Set.copyOf(used);
  }

  /** The same node with every reference replaced; unknown parameters are reported. */
  public Node apply(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.isNull() || !scalar.text().contains("${")
          ? scalar
          : new Node.Scalar(scalar.place(), replace(scalar.text(), scalar.place()), false);
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

  private String replace(String text, Place place) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(), match.group(1), place)));
  }

  private String value(String written, String name, Place place) {
    if (written.startsWith("$$")) {
      return written.substring(1);
    }
    String value = parameters.get(name.strip());
    if (value == null) {
      problems.report(
          Problem.user(
                  place,
                  "unknown-parameter",
                  "unknown parameter \""
                      + name
                      + "\"; "
                      + (parameters.isEmpty()
                          ? "the document declares none under \"parameters\""
                          : "there is "
                              + String.join(", ", parameters.keySet().stream().sorted().toList())))
              .withHint(Suggestion.hint(name, parameters.keySet()).orElse(null)));
      return written;
    }
    used.add(name.strip());
    return value;
  }
}
