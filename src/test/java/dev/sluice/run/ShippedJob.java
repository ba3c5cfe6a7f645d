package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.report.Equation;
import dev.sluice.report.RunRecord;
import dev.sluice.testing.TestProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A job that ships with the project, with a copy of its documents and data to run it on. */
record ShippedJob(TestProject project, String job) {

  private static final String TRUTH = "expected-";

  /** Copies the project into an empty folder. */
  static ShippedJob in(Path folder, String job) {
    return new ShippedJob(TestProject.in(folder), job);
  }

  JobRunner.Finished run(int partitions) {
    return new JobRunner(
            RunOptions.of(project.job(job), Map.of()),
            SmallProject.interpreted(partitions),
            RunEvents.NONE)
        .run();
  }

  /** Puts the lines of all inputs in a folder into another order. */
  ShippedJob shuffled(String folder, long seed) {
    Random random = new Random(seed);
    try (Stream<Path> files = Files.list(project.file(folder))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.getFileName().toString().startsWith(TRUTH)) {
          List<String> lines = new ArrayList<>(Files.readAllLines(file));
          Collections.shuffle(lines.subList(1, lines.size()), random);
          Files.write(file, lines);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The lines of a file without its header. */
  List<String> lines(String file) {
    try {
      List<String> lines = Files.readAllLines(project.file(file));
      return lines.subList(1, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a query over what was published, sorted. */
  List<String> rows(String query) {
    return new SmallProject(project.folder()).rows(query);
  }

  /** What was published, by name and digest of its rows. */
  static List<String> digests(RunRecord record) {
    assertThat(record.outcome()).as("%s", record.problems()).isEqualTo(RunRecord.Outcome.PUBLISHED);
    return record.outputs().stream().map(output -> output.name() + " " + output.digest()).toList();
  }

  /** The equations of the certificate of a run. */
  static List<Equation> equations(JobRunner.Finished finished) {
    return MatchedProject.certificate(finished).equations();
  }
}
