package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.Shape;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a value is on the left and on the right: on each side a column or a formula.
 *
 * <pre>{@code
 * account: account                              a column that both tables have
 * amount:  {left: net, right: "=-[@amount]"}    a column here, a formula there
 * }</pre>
 */
record SideValue(Written left, Written right) {

  static final Shape SHAPE =
      new Shape.Anything("a column or formula of both tables, or a mapping with left and right");

  /** A column or a formula as the user wrote it. */
  record Written(String text, Place place) {

    boolean isFormula() {
      return text.startsWith("=");
    }
  }

  /** The same on both sides. */
  static SideValue both(String text, Place place) {
    return new SideValue(new Written(text, place), new Written(text, place));
  }

  Written on(boolean right) {
    return right ? right() : left();
  }

  /** Reads an optional key; what cannot be a value is reported. */
  static Optional<SideValue> read(Fields options, String key, Problems problems) {
    return options.node(key).flatMap(node -> read(node, problems));
  }

  /** Reads a list of values. */
  static List<SideValue> list(Fields options, String key, Problems problems) {
    List<SideValue> values = new ArrayList<>();
    options.items(key).forEach(node -> read(node, problems).ifPresent(values::add));
    return values;
  }

  static Optional<SideValue> read(Node node, Problems problems) {
    if (node instanceof Node.Mapping mapping
        && mapping.entries().keySet().equals(Set.of("left", "right"))) {
      Optional<Written> left = written(mapping.entries().get("left"), problems);
      Optional<Written> right = written(mapping.entries().get("right"), problems);
      return left.isPresent() && right.isPresent()
          ? Optional.of(new SideValue(left.get(), right.get()))
          : Optional.empty();
    }
    return scalar(node, problems).map(both -> new SideValue(both, both));
  }

  private static Optional<Written> written(Node.@Nullable Entry entry, Problems problems) {
    return entry == null ? Optional.empty() : scalar(entry.value(), problems);
  }

  private static Optional<Written> scalar(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
      return Optional.of(new Written(scalar.text().strip(), scalar.place()));
    }
    problems.report(
        Problem.user(
                node.place(),
                "wrong-type",
                node.described() + " stands where a column or a formula is expected")
            .withHint(
                "write a column, a formula such as \"=-[@amount]\", or {left: ..., right: ...}"));
    return Optional.empty();
  }

  /** As messages name it: {@code reference}, or {@code txn_id/entry_id}. */
  String described() {
    return left.text().equals(right.text()) ? left.text() : left.text() + "/" + right.text();
  }
}
