package dev.sluice.spec;

import dev.sluice.document.Node;
import dev.sluice.document.Substitution;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code parameters} of a document and puts the caller's values over its defaults. */
final class Parameters {

  private static final String KEY = "parameters";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private Parameters() {}

  private record Declared(@Nullable String value, Place place) {}

  /**
   * The parameters of a document.
   *
   * @param values those that have a value
   * @param unset those that are declared and have none, with the place of the declaration
   */
  record InForce(Map<String, String> values, Map<String, Place> unset) {

    /** The document with its values filled in; what lacks one is unresolved. */
    Node fill(Node document, Problems problems) {
      return new Substitution(values, unset.keySet(), problems).apply(document);
    }
  }

  /**
   * The values in force. That one has no value is not reported: only the caller knows how it is
   * set.
   *
   * @param given values from outside; each must be declared
   * @param givenAt where the value of a name from outside was written, for messages
   */
  static InForce inForce(
      Node document,
      Map<String, String> given,
      Function<String, Place> givenAt,
      Problems problems) {
    Map<String, Declared> declared = declared(document, problems);
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Place> unset = new LinkedHashMap<>();
    declared.forEach(
        (name, value) -> {
          String inForce = given.containsKey(name) ? given.get(name) : value.value();
          if (inForce == null) {
            unset.put(name, value.place());
          } else {
            values.put(name, inForce);
          }
        });
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        problems.report(
            Problem.user(
                    givenAt.apply(name),
                    "unknown-parameter",
                    "unknown parameter \""
                        + name
                        + "\"; "
                        + (declared.isEmpty()
                            ? "the document declares none"
                            : "there is " + String.join(", ", declared.keySet())))
                .withHint(Suggestion.hint(name, declared.keySet()).orElse(null)));
      }
    }
    return new InForce(values, unset);
  }

  private static Map<String, Declared> declared(Node document, Problems problems) {
    Map<String, Declared> declared = new LinkedHashMap<>();
    Node.Entry entry = document instanceof Node.Mapping mapping ? mapping.entries().get(KEY) : null;
    if (entry == null) {
      return declared;
    }
    if (!(entry.value() instanceof Node.Mapping parameters)) {
      problems.report(
          Problem.user(
              entry.value().place(),
              "wrong-type",
              entry.value().described()
                  + " stands where a mapping of parameter names, each to its default or to nothing"
                  + " is expected"));
      return declared;
    }
    parameters
        .entries()
        .forEach(
            (name, value) -> {
              if (!NAME.matcher(name).matches()) {
                problems.report(
                    Problem.user(
                        value.keyPlace(),
                        "bad-name",
                        "\""
                            + name
                            + "\" is no parameter name; it must be letters, digits, - and _,"
                            + " starting with a letter"));
              } else if (value.value() instanceof Node.Scalar scalar) {
                declared.put(
                    name, new Declared(scalar.isNull() ? null : scalar.text(), value.keyPlace()));
              } else {
                problems.report(
                    Problem.user(
                        value.value().place(),
                        "wrong-type",
                        value.value().described() + " stands where a single value is expected"));
              }
            });
    return declared;
  }
}
