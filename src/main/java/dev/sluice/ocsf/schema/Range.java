package dev.sluice.ocsf.schema;

/**
 * The numbers that a type allows.
 *
 * @param min the least of them
 * @param max the greatest of them
 */
public record Range(long min, long max) {

  /** Whether the number is one of them. */
  public boolean contains(long number) {
    return number >= min && number <= max;
  }
}
