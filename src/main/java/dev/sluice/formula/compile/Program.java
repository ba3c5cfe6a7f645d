package dev.sluice.formula.compile;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Computation} does with the values of its arguments. Programs are equal when they do
 * the same, so that equal computations of a row are done once: they are records.
 */
public interface Program extends Serializable {

  /** The result; null where it has none. */
  @Nullable Object apply(@Nullable Object[] arguments);
}
