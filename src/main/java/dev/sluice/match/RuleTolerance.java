package dev.sluice.match;

import dev.sluice.document.Fields;
import dev.sluice.document.Node;
import dev.sluice.document.Shape;
import dev.sluice.match.block.Allowance;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How far the right amount may lie from the left one and still match.
 *
 * <pre>{@code
 * tolerance: 0.05                                  that much below or above
 * tolerance: 1%                                    of the left amount
 * tolerance: {below: 1, above: 3}                  not the same in both directions
 * tolerance: {by-currency: {CHF: 0.05, JPY: 5, other: 0}}
 * }</pre>
 */
record RuleTolerance(Map<String, Bounds> byCurrency, Bounds otherwise) {

  static final Shape SHAPE =
      new Shape.Anything(
          "a number, a percentage, or a mapping with below and above, or with by-currency");

  static final RuleTolerance NONE = new RuleTolerance(Map.of(), new Bounds(Bound.NONE, Bound.NONE));

  private static final String BY_CURRENCY = "by-currency";
  private static final String OTHER = "other";
  private static final String BELOW = "below";
  private static final String ABOVE = "above";
  private static final int MOST_DIGITS = 38;

  RuleTolerance {
    byCurrency = new LinkedHashMap<>(byCurrency);
  }

  /** The limits in both directions. */
  record Bounds(Bound below, Bound above) {
    Allowance.Limits limits(int scale) {
      return new Allowance.Limits(below.limit(scale), above.limit(scale));
    }
  }

  /** A number, or a percentage. */
  record Bound(BigDecimal number, boolean isPercent) {

    static final Bound NONE = new Bound(BigDecimal.ZERO, false);

    Allowance.Limit limit(int scale) {
      return isPercent ? Allowance.Limit.percent(number) : Allowance.Limit.absolute(number, scale);
    }
  }

  /** The tolerance for amounts with so many places. */
  Allowance allowance(int scale) {
    Map<String, Allowance.Limits> limits = new LinkedHashMap<>();
    byCurrency.forEach((currency, bounds) -> limits.put(currency, bounds.limits(scale)));
    return new Allowance(limits, otherwise.limits(scale));
  }

  boolean isByCurrency() {
    return !byCurrency.isEmpty();
  }

  /** Reads an optional key; without it there is no tolerance. */
  static RuleTolerance read(Fields options, String key, Problems problems) {
    Node node = options.node(key).orElse(null);
    if (node == null) {
      return NONE;
    }
    if (node instanceof Node.Mapping mapping && mapping.entries().containsKey(BY_CURRENCY)) {
      return byCurrency(mapping, problems);
    }
    return new RuleTolerance(Map.of(), bounds(node, problems));
  }

  private static RuleTolerance byCurrency(Node.Mapping mapping, Problems problems) {
    Node limits = Objects.requireNonNull(mapping.entries().get(BY_CURRENCY)).value();
    Map<String, Bounds> byCurrency = new LinkedHashMap<>();
    if (mapping.entries().size() > 1 || !(limits instanceof Node.Mapping currencies)) {
      problems.report(bad(mapping.place(), mapping.described()));
      return NONE;
    }
    currencies
        .entries()
        .forEach((currency, entry) -> byCurrency.put(currency, bounds(entry.value(), problems)));
    Bounds other = byCurrency.remove(OTHER);
    return new RuleTolerance(byCurrency, other == null ? NONE.otherwise : other);
  }

  private static Bounds bounds(Node node, Problems problems) {
    if (node instanceof Node.Scalar scalar) {
      Bound bound = bound(scalar, problems).orElse(Bound.NONE);
      return new Bounds(bound, bound);
    }
    if (node instanceof Node.Mapping mapping
        && !mapping.entries().isEmpty()
        && Set.of(BELOW, ABOVE).containsAll(mapping.entries().keySet())) {
      return new Bounds(bound(mapping, BELOW, problems), bound(mapping, ABOVE, problems));
    }
    problems.report(bad(node.place(), node.described()));
    return NONE.otherwise;
  }

  private static Bound bound(Node.Mapping mapping, String key, Problems problems) {
    Node.Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return Bound.NONE;
    }
    if (entry.value() instanceof Node.Scalar scalar) {
      return bound(scalar, problems).orElse(Bound.NONE);
    }
    problems.report(bad(entry.value().place(), entry.value().described()));
    return Bound.NONE;
  }

  private static Optional<Bound> bound(Node.Scalar scalar, Problems problems) {
    String text = scalar.text().strip();
    boolean isPercent = text.endsWith("%");
    try {
      BigDecimal number =
          new BigDecimal(isPercent ? text.substring(0, text.length() - 1).strip() : text);
      if (number.signum() >= 0
          && number.precision() <= MOST_DIGITS
          && Math.abs(number.scale()) <= MOST_DIGITS) {
        return Optional.of(new Bound(number, isPercent));
      }
    } catch (NumberFormatException e) {
      // Reported like a number below 0.
    }
    problems.report(bad(scalar.place(), scalar.described()));
    return Optional.empty();
  }

  private static Problem bad(Place place, String described) {
    return Problem.user(place, "bad-tolerance", described + " is no tolerance")
        .withHint("write 0.05, 1%, {below: 1, above: 3} or {by-currency: {CHF: 0.05, other: 0}}");
  }
}
