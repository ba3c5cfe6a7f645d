package dev.sluice.document;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.problem.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds nodes against shapes and reports every difference. A value that stands on a parameter
 * without a value does not fit either, but its fault is reported already.
 */
public final class ShapeChecker {

  private final Problems problems;

  private ShapeChecker(Problems problems) {
    this.problems = problems;
  }

  /** Reads a mapping; empty when it does not fit the shape, with every reason reported. */
  public static Optional<Fields> read(Node node, ObjectShape shape, Problems problems) {
    boolean fits = new ShapeChecker(problems).object(node, shape);
    return fits && node instanceof Node.Mapping mapping
        ? Optional.of(new Fields(mapping))
        : Optional.empty();
  }

  /**
   * Reads what fits of a mapping, so that a fault in one part does not hide those of another. A key
   * whose value does not fit is left out; of names chosen by the user, only those with a fault.
   * Required keys may be missing from the answer: they are reported like every other difference.
   *
   * @return empty when it is no mapping at all
   */
  public static Optional<Fields> readWhatFits(Node node, ObjectShape shape, Problems problems) {
    ShapeChecker checker = new ShapeChecker(problems);
    if (!(node instanceof Node.Mapping mapping)) {
      checker.object(node, shape);
      return Optional.empty();
    }
    LinkedHashMap<String, Node.Entry> fitting = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (checker.key(shape, key, entry)) {
                fitting.put(key, entry);
              } else if (shape.field(key).isPresent()) {
                checker
                    .fittingNames(shape.field(key).get().shape(), entry)
                    .ifPresent(names -> fitting.put(key, names));
              }
            });
    checker.absent(mapping, shape);
    return Optional.of(new Fields(new Node.Mapping(mapping.place(), fitting)));
  }

  private Optional<Node.Entry> fittingNames(Shape shape, Node.Entry entry) {
    if (!(shape instanceof Shape.MapOf map) || !(entry.value() instanceof Node.Mapping names)) {
      return Optional.empty();
    }
    LinkedHashMap<String, Node.Entry> fitting = new LinkedHashMap<>();
    ShapeChecker silent = new ShapeChecker(new Problems());
    names
        .entries()
        .forEach(
            (name, value) -> {
              if (silent.value(value.value(), map.value())) {
                fitting.put(name, value);
              }
            });
    return Optional.of(new Node.Entry(entry.keyPlace(), new Node.Mapping(names.place(), fitting)));
  }

  private boolean object(Node node, ObjectShape shape) {
    if (!(node instanceof Node.Mapping mapping)) {
      return wrong(node, "a mapping with " + String.join(", ", shape.keys()));
    }
    boolean fits = true;
    for (var entry : mapping.entries().entrySet()) {
      fits &= key(shape, entry.getKey(), entry.getValue());
    }
    return fits & absent(mapping, shape);
  }

  private boolean key(ObjectShape shape, String key, Node.Entry entry) {
    Optional<ObjectShape.Field> field = shape.field(key);
    return field.isEmpty()
        ? report(unknownKey(entry.keyPlace(), key, shape.keys()))
        : value(entry.value(), field.get().shape());
  }

  /** The problem that a key is not among those allowed. */
  public static Problem unknownKey(Place place, String key, List<String> allowed) {
    return Problem.user(
            place,
            "unknown-key",
            "unknown key \"" + key + "\"; it can be " + String.join(", ", allowed))
        .withHint(Suggestion.hint(key, allowed).orElse(null));
  }

  /** Reports what must be there and is not; a misspelled key counts as there, its fault is told. */
  private boolean absent(Node.Mapping mapping, ObjectShape shape) {
    Set<String> there = new HashSet<>(mapping.entries().keySet());
    mapping.entries().keySet().stream()
        .filter(key -> shape.field(key).isEmpty())
        .forEach(key -> Suggestion.closest(key, shape.keys()).ifPresent(there::add));
    boolean fits = true;
    for (ObjectShape.Field field : shape.fields()) {
      if (field.isRequired() && !there.contains(field.name())) {
        fits =
            report(
                Problem.user(
                    mapping.place(),
                    "missing-key",
                    "\"" + field.name() + "\" is missing: " + field.help()));
      }
    }
    for (List<String> names : shape.alternatives()) {
      fits &= exactlyOne(mapping, names, there);
    }
    return fits;
  }

  private boolean exactlyOne(Node.Mapping mapping, List<String> names, Set<String> there) {
    List<String> present = names.stream().filter(mapping.entries()::containsKey).toList();
    if (names.stream().noneMatch(there::contains)) {
      return report(
          Problem.user(
              mapping.place(),
              "missing-key",
              "\"" + String.join("\" or \"", names) + "\" is missing"));
    }
    if (present.size() < 2) {
      return true;
    }
    Node.Entry second = mapping.entries().get(present.get(1));
    return report(
        Problem.user(
            second == null ? mapping.place() : second.keyPlace(),
            "conflicting-keys",
            String.join(" and ", present) + " exclude each other"));
  }

  private boolean value(Node node, Shape shape) {
    if (shape instanceof Shape.Anything) {
      return true;
    }
    if (node instanceof Node.Scalar scalar && scalar.isNull()) {
      return wrong(node, shape.described());
    }
    if (shape instanceof Shape.ListOf list) {
      return list(node, list);
    }
    if (shape instanceof Shape.MapOf map) {
      return map(node, map);
    }
    if (shape instanceof Shape.Nested nested) {
      return object(node, nested.object());
    }
    if (shape instanceof Shape.TextOr either) {
      return node instanceof Node.Scalar || object(node, either.object());
    }
    return scalar(node, shape);
  }

  private boolean list(Node node, Shape.ListOf list) {
    if (!(node instanceof Node.Sequence sequence)) {
      return value(node, list.item());
    }
    if (sequence.items().isEmpty()) {
      return report(Problem.user(node.place(), "empty-list", "the list is empty"));
    }
    boolean fits = true;
    for (Node item : sequence.items()) {
      fits &= value(item, list.item());
    }
    return fits;
  }

  private boolean map(Node node, Shape.MapOf map) {
    if (!(node instanceof Node.Mapping mapping)) {
      return wrong(node, map.described());
    }
    if (mapping.entries().isEmpty()) {
      return report(Problem.user(node.place(), "empty-mapping", "the mapping is empty"));
    }
    boolean fits = true;
    for (Node.Entry entry : mapping.entries().values()) {
      fits &= value(entry.value(), map.value());
    }
    return fits;
  }

  private boolean scalar(Node node, Shape shape) {
    if (!(node instanceof Node.Scalar scalar)) {
      return wrong(node, shape.described());
    }
    String text = scalar.text();
    if (shape instanceof Shape.Choice choice) {
      return choice.words().contains(text)
          || report(
              Problem.user(
                      node.place(),
                      "unknown-choice",
                      "\"" + text + "\" is not allowed; it must be " + shape.described())
                  .withHint(Suggestion.hint(text, choice.words()).orElse(null)));
    }
    boolean misfit =
        shape instanceof Shape.Text && text.isBlank()
            || shape instanceof Shape.Flag && !isFlag(text)
            || shape instanceof Shape.FlagOr either
                && !isFlag(text)
                && !isWithin(text, either.number())
            || shape instanceof Shape.WholeNumber number && !isWithin(text, number);
    return !misfit || wrong(node, shape.described());
  }

  private static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }

  private static boolean isWithin(String text, Shape.WholeNumber number) {
    if (!text.matches("-?\\d{1,18}")) {
      return false;
    }
    long value = Long.parseLong(text);
    return value >= number.min() && value <= number.max();
  }

  /** Never fits; says so unless the fault of the value is reported already. */
  private boolean wrong(Node node, String expected) {
    return !(node instanceof Node.Unresolved)
        && report(
            Problem.user(
                node.place(),
                "wrong-type",
                node.described() + " stands where " + expected + " is expected"));
  }

  /** Reports a difference; always false, which is the answer of whoever found it. */
  private boolean report(Problem problem) {
    problems.report(problem);
    return false;
  }
}
