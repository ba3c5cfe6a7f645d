package dev.sluice.ocsf.validate;

import java.util.ArrayList;
import java.util.List;

/** The faults of one event, and the place that is being looked at. */
final class Faults {

  private static final int SHOWN = 60;

  private final boolean warnings;
  private final List<EventFault> found = new ArrayList<>();
  private final StringBuilder path = new StringBuilder();

  Faults(boolean warnings) {
    this.warnings = warnings;
  }

  boolean takesWarnings() {
    return warnings;
  }

  /** Goes to an attribute; what it returns takes {@link #back} to where it was. */
  int into(String name) {
    int before = path.length();
    if (before > 0) {
      path.append('.');
    }
    path.append(name);
    return before;
  }

  /** Goes to an element of a list; what it returns takes {@link #back} to where it was. */
  int into(int index) {
    int before = path.length();
    path.append('[').append(index).append(']');
    return before;
  }

  void back(int before) {
    path.setLength(before);
  }

  /** A fault at the place that is being looked at. */
  void add(FaultCode code, String message) {
    if (warnings || code.severity() == Severity.ERROR) {
      found.add(new EventFault(code, path.toString(), message));
    }
  }

  /** A fault of an attribute of the place that is being looked at. */
  void addAt(String name, FaultCode code, String message) {
    int before = into(name);
    add(code, message);
    back(before);
  }

  /** The faults found so far. */
  List<EventFault> found() {
    return List.copyOf(found);
  }

  /** A value as messages show it: what kind it is and, shortened, what it holds. */
  static String shown(Object value) {
    if (value instanceof Foreign foreign) {
      return foreign.name();
    }
    if (value instanceof EventObject) {
      return "an object";
    }
    if (value instanceof List<?>) {
      return "a list";
    }
    String text = value.toString();
    String shortened =
        text.length() > SHOWN
            ? text.substring(0, text.offsetByCodePoints(SHOWN, 0) - cut(text)) + "…"
            : text;
    if (value instanceof Boolean) {
      return shortened;
    }
    return value instanceof Number ? "the number " + shortened : "the text \"" + shortened + '"';
  }

  /** One, where the cut would tear a pair of surrogates apart. */
  private static int cut(String text) {
    return Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? 1 : 0;
  }
}
