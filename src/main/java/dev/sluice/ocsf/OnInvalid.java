package dev.sluice.ocsf;

import dev.sluice.document.Fields;
import dev.sluice.document.Shape;
import java.util.List;

/** Where events go that are not valid. */
public enum OnInvalid {
  /** To quarantine, with what is wrong with them. */
  QUARANTINE,
  /** Into the table like all others. */
  KEEP;

  static final String KEY = "on-invalid";
  static final Shape SHAPE = new Shape.Choice(List.of("quarantine", "keep"));

  static OnInvalid read(Fields options) {
    return options.text(KEY, "quarantine").equals("keep") ? KEEP : QUARANTINE;
  }
}
