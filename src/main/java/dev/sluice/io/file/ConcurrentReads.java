package dev.sluice.io.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Small reads of many files at once: on object stores each of them mostly waits. */
public final class ConcurrentReads {

  private static final int AT_ONCE = 16;

  private ConcurrentReads() {}

  /** The results in the order of the items; one item is read in the calling thread. */
  public static <T, R> List<R> each(List<T> items, Function<T, R> read) {
    if (items.size() <= 1) {
      return items.stream().map(read).collect(Collectors.toList());
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, items.size()));
    try {
      List<Future<R>> futures =
          items.stream().map(item -> threads.submit(() -> read.apply(item))).toList();
      return futures.stream().map(ConcurrentReads::result).collect(Collectors.toList());
    } finally {
      threads.shutdownNow();
    }
  }

  /** The cause of a failed read in words that mean something to a user. */
  public static String inWords(Exception failure) {
    if (failure instanceof AccessDeniedException) {
      return "access denied";
    }
    if (failure instanceof InvalidPathException invalid) {
      return invalid.getReason();
    }
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading files", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    }
  }
}
