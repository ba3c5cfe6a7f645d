package dev.sluice.quality;

import org.jspecify.annotations.Nullable;

/** A value that a survey will have measured once it has run. */
final class Measure<T> {

  private @Nullable T value;
  private @Nullable Exception failure;

  void measured(T newValue) {
    value = newValue;
  }

  void failed(Exception newFailure) {
    failure = newFailure;
  }

  /**
   * The measured value.
   *
   * @throws Unmeasured when measuring it failed
   */
  T value() {
    if (failure != null) {
      throw new Unmeasured(failure);
    }
    if (value == null) {
      throw new IllegalStateException("asked for before the survey ran");
    }
    return value;
  }

  /** Says that a value is unknown because measuring it failed; the cause is the failure. */
  static final class Unmeasured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unmeasured(Exception cause) {
      super(cause);
    }
  }
}
