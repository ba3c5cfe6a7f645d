package dev.sluice.io.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOutputTest {

  @TempDir Path folder;

  @Test
  void replacesWhatWasPublishedAndDiscardsWhatWasRefused() throws IOException {
    FileOutput output = output("a b%#[1].xlsx");
    staged(output, "run-1", "key-1", "one").publish();
    staged(output, "run-2", "key-2", "two").discard();

    assertThat(output.publishedRunKey()).contains("key-1");
    assertThat(Files.readString(folder.resolve("a b%#[1].xlsx"))).isEqualTo("one");

    staged(output, "run-3", "key-3", "three").publish();

    assertThat(output.publishedRunKey()).contains("key-3");
    assertThat(Files.readString(folder.resolve("a b%#[1].xlsx"))).isEqualTo("three");
    assertThat(names()).containsExactly(".a b%#[1].xlsx.sluice.json", "a b%#[1].xlsx");
  }

  /** The new file has the size of the old one: sizes alone must not decide which it is. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isOldOrNewAfterACrashAtAnyStepAndTheNextRunCleansUp(boolean replaces) throws IOException {
    boolean finished = false;
    int completed = 0;
    for (int steps = 0; !finished; steps++) {
      FileOutput output = output("out-" + steps + ".xlsx");
      if (replaces) {
        staged(output, "run-0", "old", "old").publish();
      }
      StagedFile staged = staged(output, "run-1", "new", "new");
      try {
        staged.publish(new CrashingStorage(CrashingStorage.Rename.AT_ONCE, steps));
        finished = true;
      } catch (CrashingStorage.Crash crash) {
        assertThat(crash).isNotNull();
      }
      for (int changes = 0; changes < 6; changes++) {
        crashWhileCleaning(output, changes);
      }
      output.cleanUp();

      Path target = folder.resolve("out-" + steps + ".xlsx");
      String key = output.publishedRunKey().orElse("none");
      String content = Files.exists(target) ? Files.readString(target) : "none";
      assertThat(content).as("after a crash before change %d", steps).isEqualTo(key);
      assertThat(key).isIn(replaces ? "old" : "none", "new");
      completed += key.equals("new") ? 1 : 0;
      assertThat(names()).noneMatch(name -> name.contains("sluice-"));
    }
    assertThat(completed).isGreaterThanOrEqualTo(2);
  }

  @Test
  void refusesToReplaceWhatItDidNotPublish() throws IOException {
    Files.writeString(folder.resolve("theirs.xlsx"), "x");
    Files.createDirectory(folder.resolve("folder.xlsx"));
    staged(output("ours.xlsx"), "r", "k", "published").publish();
    Files.writeString(folder.resolve("ours.xlsx"), "published, and changed");

    assertThat(refusal("theirs.xlsx"))
        .endsWith("is a file that Sluice did not publish; move it away, or name another file");
    assertThat(refusal("folder.xlsx"))
        .endsWith("is a folder; this output is a file; move it away, or name another file");
    assertThat(refusal("ours.xlsx"))
        .endsWith("was changed since Sluice published it; move it away, or name another file");
    assertThat(output("ours.xlsx").publishedRunKey()).isEmpty();
  }

  private String refusal(String name) {
    List<String> told = new ArrayList<>();
    assertThatThrownBy(() -> output(name).stage("r", "k"))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> told.add(e.problems().get(0).render()));
    return told.get(0);
  }

  private static void crashWhileCleaning(FileOutput output, int changes) throws IOException {
    try {
      new FileRecovery(new CrashingStorage(CrashingStorage.Rename.AT_ONCE, changes), output.paths())
          .run();
    } catch (CrashingStorage.Crash crash) {
      assertThat(crash).isNotNull();
    }
  }

  private FileOutput output(String name) {
    return new FileOutput(folder.resolve(name).toString(), StorageSettings.DEFAULT);
  }

  private static StagedFile staged(FileOutput output, String runId, String key, String text) {
    StagedFile staged = output.stage(runId, key);
    staged.write(out -> out.write(text.getBytes(UTF_8)));
    return staged;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> names = Files.list(folder)) {
      return names.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
