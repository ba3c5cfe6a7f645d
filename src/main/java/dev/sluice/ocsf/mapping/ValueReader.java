package dev.sluice.ocsf.mapping;

import dev.sluice.document.Node;
import dev.sluice.formula.FormulaText;
import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a mapping writes for an attribute. A text that starts with {@code $} is a path, one
 * that starts with {@code =} a formula, every other one a constant; an object whose keys start with
 * {@code $} says how a value is made, every other object holds attributes.
 */
final class ValueReader {

  private static final String ENUM = "enum";
  private static final String DIRECTIVE = "$";

  /** Stands before the name of a field at the top in mappings of the AWS library. */
  private static final FieldPath.Part USER_DEFINED = new FieldPath.Key("UserDefined");

  private final boolean isOfLibrary;
  private final Problems problems;

  ValueReader(Problems problems) {
    this(false, problems);
  }

  /**
   * For the values of a mapping.
   *
   * @param isOfLibrary whether the AWS library's own paths are understood: {@code
   *     $.UserDefined.name} is {@code $.name}
   */
  ValueReader(boolean isOfLibrary, Problems problems) {
    this.isOfLibrary = isOfLibrary;
    this.problems = problems;
  }

  /** True for an object that says how one value is made. */
  static boolean isDirective(Node.Mapping mapping) {
    return mapping.entries().keySet().stream().anyMatch(key -> key.startsWith(DIRECTIVE))
        || mapping.entries().size() == 1 && mapping.entries().containsKey(ENUM);
  }

  /** Reads the attributes of an object; empty when it is none. */
  Optional<MappedValue.Attributes> attributes(Node node) {
    if (!(node instanceof Node.Mapping mapping) || isDirective(mapping)) {
      problems.report(
          Problem.user(
              node.place(),
              "wrong-type",
              node.described() + " stands where attributes are expected"));
      return Optional.empty();
    }
    LinkedHashMap<String, MappedValue.Member> members = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) ->
                value(entry.value())
                    .ifPresent(
                        value ->
                            members.put(name, new MappedValue.Member(entry.keyPlace(), value))));
    return Optional.of(new MappedValue.Attributes(node.place(), members));
  }

  /** Reads any value; empty when it has a fault, which is reported. */
  Optional<MappedValue> value(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar);
    }
    if (node instanceof Node.Sequence sequence) {
      return Optional.of(new MappedValue.Elements(node.place(), values(sequence.items())));
    }
    if (!(node instanceof Node.Mapping mapping)) {
      return Optional.empty();
    }
    if (!isDirective(mapping)) {
      return attributes(mapping).map(attributes -> attributes);
    }
    return mapping.entries().containsKey(ENUM)
        ? new DirectiveReader(this, problems).enumeration(mapping.entries().get(ENUM).value())
        : new DirectiveReader(this, problems).read(mapping);
  }

  List<MappedValue> values(List<Node> nodes) {
    List<MappedValue> values = new ArrayList<>();
    nodes.forEach(node -> value(node).ifPresent(values::add));
    return values;
  }

  private Optional<MappedValue> scalar(Node.Scalar scalar) {
    String text = scalar.text();
    if (scalar.isNull()) {
      return Optional.of(new MappedValue.Constant(scalar.place(), "", true, false));
    }
    if (text.startsWith(DIRECTIVE)) {
      return path(scalar).map(path -> new MappedValue.Field(scalar.place(), path));
    }
    return Optional.of(
        text.startsWith("=")
            ? new MappedValue.Computed(new FormulaText(text, scalar.place()))
            : new MappedValue.Constant(scalar.place(), text, false, scalar.isQuoted()));
  }

  /** Reads a path such as {@code $.event.src_ip}. */
  Optional<FieldPath> path(Node node) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      try {
        return Optional.of(meant(FieldPath.parse(scalar.text())));
      } catch (IllegalArgumentException fault) {
        problems.report(badPath(scalar.place(), String.valueOf(fault.getMessage())));
        return Optional.empty();
      }
    }
    problems.report(badPath(node.place(), node.described() + " is no path"));
    return Optional.empty();
  }

  private FieldPath meant(FieldPath path) {
    return isOfLibrary && path.parts().size() > 1 && path.parts().get(0).equals(USER_DEFINED)
        ? new FieldPath(path.parts().subList(1, 2))
        : path;
  }

  private static Problem badPath(Place place, String message) {
    return Problem.user(place, "bad-path", message)
        .withHint("write a path as $.event.src_ip, $.answers[0] or $['a key with.dots']");
  }
}
