package dev.sluice.problem;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Ends a command with the faults that were found; it is shown without a stack trace. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  // Problems are plain records; the exception never travels between processes.
  private final transient List<Problem> problems;

  public ProblemException(List<Problem> problems) {
    super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a problem exception needs a problem");
    }
    this.problems = List.copyOf(problems);
  }

  public ProblemException(Problem problem) {
    this(List.of(problem));
  }

  public ProblemException(Problem problem, Throwable cause) {
    this(List.of(problem));
    initCause(cause);
  }

  public List<Problem> problems() {
    return problems;
  }

  /** The exit code: the user's own faults first, since nothing else can be judged before them. */
  public int exitCode() {
    return problems.stream()
        .map(Problem::category)
        .min(Comparator.naturalOrder())
        .orElse(Category.INTERNAL)
        .exitCode();
  }
}
