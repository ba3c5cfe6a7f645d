package dev.sluice.spec;

import dev.sluice.document.Node;

/** What a document is, by the key that gives it its name. */
public enum DocumentKind {
  /** Has the key {@code job}, or neither. */
  JOB,
  /** Has the key {@code recipe} and steps of its own; a job may have {@code recipe} too. */
  RECIPE;

  /** The kind of a document, whatever else is wrong with it. */
  public static DocumentKind of(Node document) {
    return document instanceof Node.Mapping mapping
            && mapping.entries().containsKey("recipe")
            && mapping.entries().containsKey("steps")
            && !mapping.entries().containsKey("job")
        ? RECIPE
        : JOB;
  }
}
