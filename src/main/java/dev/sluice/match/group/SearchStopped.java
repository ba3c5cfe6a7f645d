package dev.sluice.match.group;

import java.io.Serial;

/** Ends a search from deep inside it. It has no stack trace and never leaves the package. */
final class SearchStopped extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** Why there is no result. */
  final GroupResult.Ending ending;

  SearchStopped(GroupResult.Ending ending) {
    super(ending.name(), null, false, false);
    this.ending = ending;
  }
}
