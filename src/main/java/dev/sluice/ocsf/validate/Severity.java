package dev.sluice.ocsf.validate;

import java.util.Locale;

/** How bad a fault is. */
public enum Severity {
  /** The event is not valid. */
  ERROR,
  /** The event is valid, but something about it should be looked at. */
  WARNING;

  /** The word that results show, such as {@code error}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
