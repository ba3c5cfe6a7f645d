package dev.sluice.spec;

/** How the rows and cells of a file are laid out, as far as the user has to say it. */
public sealed interface SourceLayout {

  /** Nothing to say: the format tells it all. */
  record SelfDescribing() implements SourceLayout {}

  /** Cells between delimiters. */
  record Delimited(char delimiter, char quote, boolean hasHeader) implements SourceLayout {}
}
