package dev.sluice.io.table;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Turns what a catalog or its storage throws into a problem that a scheduler can act on. */
final class CatalogFailure {

  private CatalogFailure() {}

  /** Runs a call to the catalog; a failure of the catalog ends the command as external. */
  static <T> T guard(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (UncheckedSQLException
        | RESTException
        | CommitFailedException
        | CommitStateUnknownException
        | UncheckedIOException e) {
      throw of(what, e);
    }
  }

  /** The exception that ends a command because catalog or storage failed. */
  static ProblemException of(String what, Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String detail = root == cause ? "" : " (" + root.getMessage() + ")";
    return new ProblemException(
        Problem.external(Place.file(what), "catalog-failed", cause.getMessage() + detail), cause);
  }
}
