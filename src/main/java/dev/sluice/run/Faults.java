package dev.sluice.run;

import dev.sluice.problem.Category;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;

/** Tells whose fault an exception is, so that the exit code is right. */
final class Faults {

  private Faults() {}

  /** The problems behind an exception. */
  static List<Problem> problems(Throwable failure, Place place) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return problem.problems();
      }
    }
    Throwable root = root(failure);
    return List.of(
        new Problem(
            place,
            category(failure),
            isExternal(failure) ? "external-fault" : "internal-fault",
            root.getClass().getSimpleName() + ": " + firstLine(root),
            null,
            null));
  }

  private static Category category(Throwable failure) {
    return isExternal(failure) ? Category.EXTERNAL : Category.INTERNAL;
  }

  /** Storage, catalogs and lost executors fail outside; what Spark cannot analyze is ours. */
  private static boolean isExternal(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnalysisException fault) {
        // An input that was there when the job was planned.
        return "PATH_NOT_FOUND".equals(fault.getErrorClass());
      }
      String name = cause.getClass().getName();
      if (cause instanceof IOException
          || cause instanceof SQLException
          || name.startsWith("software.amazon.awssdk.")
          || name.startsWith("org.apache.iceberg.exceptions.")
          || name.startsWith("org.apache.iceberg.jdbc.Unchecked")
          || name.startsWith("java.nio.file.")) {
        return true;
      }
    }
    return failure instanceof SparkException spark && isLostTask(spark);
  }

  private static boolean isLostTask(SparkException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("ExecutorLostFailure") || message.contains("No space left");
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
