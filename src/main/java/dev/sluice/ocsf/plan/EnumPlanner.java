package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.Change;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.problem.Suggestion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Holds the values that a mapping gives an enum against those that OCSF knows. */
final class EnumPlanner {

  static final String UNKNOWN = "0";
  static final String OTHER = "99";

  private final Defects defects;

  EnumPlanner(Defects defects) {
    this.defects = defects;
  }

  /** Reports constants that are no value of the enum. */
  void check(Attribute attribute, MappedValue value) {
    if (value instanceof MappedValue.Constant constant && !constant.isNull()) {
      require(attribute, constant, constant.text());
    } else if (value instanceof MappedValue.Chosen chosen) {
      chosen.changes().stream()
          .filter(Change.Values.class::isInstance)
          .map(Change.Values.class::cast)
          .forEach(
              values -> {
                values.byText().values().forEach(text -> require(attribute, chosen, text));
                values.other().ifPresent(text -> require(attribute, chosen, text));
              });
      chosen.otherwise().ifPresent(otherwise -> check(attribute, otherwise));
    }
  }

  /** Reports a constant caption that is not the caption of a constant id. */
  void checkSibling(Attribute id, MappedValue given, MappedValue caption) {
    Optional<String> key = constant(given).flatMap(text -> key(id, text));
    Optional<String> words = constant(caption);
    if (key.isEmpty() || words.isEmpty() || key.get().equals(OTHER)) {
      return;
    }
    String right = id.enumeration().get(key.get());
    if (!words.get().equals(right)) {
      defects.error(
          caption.place(),
          DefectCode.ENUM_SIBLING_INCORRECT,
          "\"" + words.get() + "\" is not the caption of " + id.name() + " " + key.get(),
          "that is \""
              + right
              + "\""
              + byCaption(id, words.get())
                  .map(other -> "; \"" + words.get() + "\" is " + id.name() + " " + other)
                  .orElse(""));
    }
  }

  private void require(Attribute attribute, MappedValue at, String text) {
    if (key(attribute, text).isEmpty()) {
      Map<String, String> known = attribute.enumeration();
      defects.error(
          at.place(),
          DefectCode.ENUM_VALUE_UNKNOWN,
          "\"" + text + "\" is no value of " + attribute.name() + "; it has " + listed(known),
          Suggestion.hint(text, Set.copyOf(known.values())).orElse(null));
    }
  }

  /** The id that a text stands for, by itself or by its caption. */
  static Optional<String> key(Attribute attribute, String text) {
    return attribute.enumeration().containsKey(text)
        ? Optional.of(text)
        : byCaption(attribute, text);
  }

  private static Optional<String> byCaption(Attribute attribute, String caption) {
    return attribute.enumeration().entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(caption))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<String> constant(MappedValue value) {
    return value instanceof MappedValue.Constant constant && !constant.isNull()
        ? Optional.of(constant.text())
        : Optional.empty();
  }

  private static String listed(Map<String, String> enumeration) {
    StringBuilder text = new StringBuilder();
    int shown = 0;
    for (Map.Entry<String, String> entry : enumeration.entrySet()) {
      if (shown++ == 12) {
        return text.append(", ...").toString();
      }
      text.append(text.isEmpty() ? "" : ", ")
          .append(entry.getKey())
          .append(" ")
          .append(entry.getValue());
    }
    return text.toString();
  }
}
