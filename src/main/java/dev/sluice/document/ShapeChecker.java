package dev.sluice.document;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.List;
import java.util.Optional;

/** Holds nodes against shapes and reports every difference. */
public final class ShapeChecker {

  private final Problems problems;

  private ShapeChecker(Problems problems) {
    this.problems = problems;
  }

  /** Reads a mapping; empty when it does not fit the shape, with every reason reported. */
  public static Optional<Fields> read(Node node, ObjectShape shape, Problems problems) {
    int before = problems.count();
    new ShapeChecker(problems).object(node, shape);
    return problems.count() == before && node instanceof Node.Mapping mapping
        ? Optional.of(new Fields(mapping))
        : Optional.empty();
  }

  private void object(Node node, ObjectShape shape) {
    if (!(node instanceof Node.Mapping mapping)) {
      wrong(node, "a mapping with " + String.join(", ", shape.keys()));
      return;
    }
    mapping.entries().forEach((key, entry) -> key(shape, key, entry));
    for (ObjectShape.Field field : shape.fields()) {
      if (field.isRequired() && !mapping.entries().containsKey(field.name())) {
        problems.report(
            Problem.user(
                mapping.place(),
                "missing-key",
                "\"" + field.name() + "\" is missing: " + field.help()));
      }
    }
    shape.alternatives().forEach(names -> exactlyOne(mapping, names));
  }

  private void key(ObjectShape shape, String key, Node.Entry entry) {
    Optional<ObjectShape.Field> field = shape.field(key);
    if (field.isEmpty()) {
      problems.report(unknownKey(entry.keyPlace(), key, shape.keys()));
    } else {
      value(entry.value(), field.get().shape());
    }
  }

  /** The problem that a key is not among those allowed. */
  public static Problem unknownKey(Place place, String key, List<String> allowed) {
    return Problem.user(
            place,
            "unknown-key",
            "unknown key \"" + key + "\"; it can be " + String.join(", ", allowed))
        .withHint(Suggestion.hint(key, allowed).orElse(null));
  }

  private void exactlyOne(Node.Mapping mapping, List<String> names) {
    List<String> present = names.stream().filter(mapping.entries()::containsKey).toList();
    if (present.isEmpty()) {
      problems.report(
          Problem.user(
              mapping.place(),
              "missing-key",
              "one of " + String.join(", ", names) + " is missing"));
    } else if (present.size() > 1) {
      Node.Entry second = mapping.entries().get(present.get(1));
      problems.report(
          Problem.user(
              second == null ? mapping.place() : second.keyPlace(),
              "conflicting-keys",
              String.join(" and ", present) + " exclude each other"));
    }
  }

  private void value(Node node, Shape shape) {
    if (shape instanceof Shape.Anything) {
      return;
    }
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      wrong(node, shape.described());
    } else if (shape instanceof Shape.ListOf list) {
      list(node, list);
    } else if (shape instanceof Shape.MapOf map) {
      map(node, map);
    } else if (shape instanceof Shape.Nested nested) {
      object(node, nested.object());
    } else if (shape instanceof Shape.TextOr either) {
      if (!(node instanceof Node.Scalar)) {
        object(node, either.object());
      }
    } else {
      scalar(node, shape);
    }
  }

  private void list(Node node, Shape.ListOf list) {
    if (!(node instanceof Node.Sequence sequence)) {
      value(node, list.item());
    } else if (sequence.items().isEmpty()) {
      problems.report(Problem.user(node.place(), "empty-list", "the list is empty"));
    } else {
      sequence.items().forEach(item -> value(item, list.item()));
    }
  }

  private void map(Node node, Shape.MapOf map) {
    if (!(node instanceof Node.Mapping mapping)) {
      wrong(node, map.described());
    } else if (mapping.entries().isEmpty()) {
      problems.report(Problem.user(node.place(), "empty-mapping", "the mapping is empty"));
    } else {
      mapping.entries().values().forEach(entry -> value(entry.value(), map.value()));
    }
  }

  private void scalar(Node node, Shape shape) {
    if (!(node instanceof Node.Scalar scalar)) {
      wrong(node, shape.described());
      return;
    }
    String text = scalar.text();
    if (shape instanceof Shape.Choice choice && !choice.words().contains(text)) {
      problems.report(
          Problem.user(
                  node.place(),
                  "unknown-choice",
                  "\"" + text + "\" is not allowed; it must be " + shape.described())
              .withHint(Suggestion.hint(text, choice.words()).orElse(null)));
    } else if (shape instanceof Shape.Text && text.isBlank()) {
      wrong(node, shape.described());
    } else if (shape instanceof Shape.Flag && !text.equals("true") && !text.equals("false")) {
      wrong(node, shape.described());
    } else if (shape instanceof Shape.WholeNumber number && !isWithin(text, number)) {
      wrong(node, shape.described());
    }
  }

  private static boolean isWithin(String text, Shape.WholeNumber number) {
    if (!text.matches("-?\\d{1,18}")) {
      return false;
    }
    long value = Long.parseLong(text);
    return value >= number.min() && value <= number.max();
  }

  private void wrong(Node node, String expected) {
    problems.report(
        Problem.user(
            node.place(),
            "wrong-type",
            node.described() + " stands where " + expected + " is expected"));
  }
}
