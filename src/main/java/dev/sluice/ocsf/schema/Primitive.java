package dev.sluice.ocsf.schema;

/** What a value of OCSF is in the end: each type is one of these or is based on one. */
public enum Primitive {
  /** Text. */
  STRING,
  /** A whole number of 64 bits. */
  INTEGER,
  /** A whole number of up to 128 bits, such as a time in milliseconds since 1970. */
  LONG,
  /** A number with a fraction, of 64 bits. */
  FLOAT,
  /** True or false. */
  BOOLEAN,
  /** Anything that JSON can say. */
  JSON
}
