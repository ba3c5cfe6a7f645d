package dev.sluice.quality;

/** The comparisons of DQDL. */
enum Operator {
  EQUAL,
  NOT_EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  LESS,
  LESS_OR_EQUAL,
  /** Both ends excluded. */
  BETWEEN,
  /** The opposite of {@link #BETWEEN}: both ends included. */
  NOT_BETWEEN,
  IN,
  NOT_IN,
  /** The whole text matches the pattern. */
  MATCHES,
  NOT_MATCHES;

  /** True for the operators that compare for equality with one or several values. */
  boolean comparesEquality() {
    return this == EQUAL || this == NOT_EQUAL || this == IN || this == NOT_IN;
  }

  /** True for the operators that look for a pattern. */
  boolean matchesPattern() {
    return this == MATCHES || this == NOT_MATCHES;
  }
}
