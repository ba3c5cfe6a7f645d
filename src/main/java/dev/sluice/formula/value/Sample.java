package dev.sluice.formula.value;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that an aggregate counts, in their order, or the first error among its arguments.
 *
 * @param numbers empty when there is an error
 */
@SuppressWarnings("ArrayRecordComponent") // never changed, and compared by content
public record Sample(double[] numbers, @Nullable ExcelError error) implements Serializable {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sample sample
        && Arrays.equals(numbers, sample.numbers)
        && error == sample.error;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return error == null ? Arrays.toString(numbers) : error.code();
  }
}
