package dev.sluice.formula;

/** Which keys of a table fit the key that is looked up. */
public enum LookupMatch {
  /** Equal ones. */
  EXACT,
  /** The largest that is not larger. */
  NEXT_SMALLER,
  /** The smallest that is not smaller. */
  NEXT_LARGER,
  /** Texts that fit the key as a pattern, in which {@code * ? ~} have Excel's meaning. */
  WILDCARD
}
