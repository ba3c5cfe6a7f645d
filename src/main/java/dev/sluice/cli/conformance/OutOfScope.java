package dev.sluice.cli.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.formula.RefusedFunctions;
import java.util.Collection;
import java.util.Optional;

/** Why the outcome of a case says nothing about formulas on tables. */
enum OutOfScope {
  REFUSED_FUNCTION("it uses a function that is refused, since it means nothing on tables"),
  INTERSECTION("its value depends on the place of the formula on its sheet"),
  LOCAL_DATE("it reads a date as the regional settings of one computer write it");

  private final String reason;

  OutOfScope(String reason) {
    this.reason = reason;
  }

  /** Completes "the case is not counted: ...". */
  String reason() {
    return reason;
  }

  /** Why a case is out of scope; nothing when it is not. */
  static Optional<OutOfScope> of(JsonNode written, Collection<String> functions) {
    if (functions.stream().anyMatch(RefusedFunctions.all()::containsKey)) {
      return Optional.of(REFUSED_FUNCTION);
    }
    if (written.path("implicit_intersection_possible").asBoolean()) {
      return Optional.of(INTERSECTION);
    }
    return written.path("locale_date_string").asBoolean()
        ? Optional.of(LOCAL_DATE)
        : Optional.empty();
  }
}
