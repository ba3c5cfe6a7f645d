package dev.sluice.ocsf.schema;

/** How much an attribute is asked for. */
public enum Requirement {
  /** An event without it is not valid. */
  REQUIRED,
  /** An event should have it where the source knows it. */
  RECOMMENDED,
  /** An event may have it. */
  OPTIONAL
}
