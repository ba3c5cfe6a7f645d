package dev.sluice.io.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.problem.Category;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

  private static final Place PLACE = new Place("jobs/july.yaml", 7, 0, "sources.bank.path");

  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void findsFilesOfFoldersGlobsAndPathsOnceAndInOrder() throws IOException {
    write("b/bank-2.csv");
    write("b/deep/bank-3.csv");
    write("b/_SUCCESS");
    write("b/.bank.csv.crc");
    write("b/_temporary/bank-9.csv");
    write("bank-1.csv");

    assertThat(names(folder + "/b", folder + "/bank-*.csv", folder + "/b/bank-2.csv"))
        .containsExactly("b/bank-2.csv", "b/deep/bank-3.csv", "bank-1.csv");
    assertThat(names(folder + "/*/{bank,ledger}-[0-9].csv")).containsExactly("b/bank-2.csv");
    assertThat(names(folder + "/?/deep/*")).containsExactly("b/deep/bank-3.csv");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void readsNamesWithAnyCharacters() throws IOException {
    List<String> odd =
        List.of("100%.csv", "a b.csv", "a#1?.csv", "bank[1].csv", "x:y.csv", "東京.csv");
    for (String name : odd) {
      write("odd/" + name);
      assertThat(names(folder + "/odd/" + name)).containsExactly("odd/" + name);
    }
    assertThat(names(folder + "/odd"))
        .containsExactlyElementsOf(odd.stream().map(name -> "odd/" + name).toList());
    assertThat(names("file:" + folder + "/odd/100%.csv")).hasSize(1);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void knowsContentByItsChecksum() throws IOException {
    Files.writeString(folder.resolve("abc.csv"), "abc");

    InputFile file = expand(folder + "/abc.csv").get(0);

    // The test vector of FIPS 180-2, appendix B.1.
    assertThat(file.checksum())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(file.size()).isEqualTo(3);
  }

  @Test
  void reportsEveryMissingThingAtThePlaceOfThePath() throws IOException {
    write("bank.csv");
    Files.createDirectory(folder.resolve("none"));
    Files.createFile(folder.resolve("zero.csv"));

    expand(
        folder + "/bnak.csv",
        folder + "/nowhere/bank.csv",
        folder + "/led*.csv",
        folder + "/none",
        folder + "/zero.csv");

    assertThat(problems.all().stream().map(problem -> shown(problem)))
        .containsExactly(
            "missing-file: there is no file \"F/bnak.csv\"; did you mean \"bank.csv\"?",
            "missing-file: there is no file \"F/nowhere/bank.csv\"; there is no folder \"F/nowhere\""
                + " either",
            "nothing-matched: no file matches \"F/led*.csv\"",
            "empty-folder: folder \"F/none\" has no files to read; names that start with . or _ are"
                + " skipped",
            "empty-file: file \"F/zero.csv\" is empty");
    assertThat(problems.all()).allMatch(problem -> problem.category() == Category.USER);
  }

  @Test
  void reportsStorageThatDoesNotAnswerAsExternal() {
    StorageSettings settings = new StorageSettings(Map.of("fs.nosuch.impl", "no.such.FileSystem"));

    InputFiles.expand(List.of("nosuch://bucket/bank.csv"), settings, PLACE, problems);

    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().get(0).category()).isEqualTo(Category.EXTERNAL);
    assertThat(problems.all().get(0).message())
        .startsWith("cannot read \"nosuch://bucket/bank.csv\"");
  }

  @Test
  void readsThroughHadoopWhatHasAScheme() throws IOException {
    write("deep/a b%#.csv");
    HadoopStorage storage = new HadoopStorage(new org.apache.hadoop.conf.Configuration());

    assertThat(storage.list(folder + "/deep").stream().map(StoredEntry::name))
        .contains("a b%#.csv");
    try (var in = storage.open(folder + "/deep/a b%#.csv", 1)) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("\n1\n");
    }
    storage.write(folder + "/new/x.txt", "x");
    storage.move(folder + "/new", folder + "/newer");
    assertThat(storage.find(folder + "/newer/x.txt")).isPresent();
    assertThat(storage.find(folder + "/new")).isEmpty();
    storage.delete(folder + "/newer");
    assertThat(storage.find(folder + "/newer")).isEmpty();
  }

  private String shown(Problem problem) {
    assertThat(problem.place()).isEqualTo(PLACE);
    String text = problem.code() + ": " + problem.message();
    return (problem.hint() == null ? text : text + "; " + problem.hint())
        .replace(folder.toString(), "F");
  }

  private List<String> names(String... paths) {
    return expand(paths).stream()
        .map(file -> file.path().replace("file:", "").substring(folder.toString().length() + 1))
        .toList();
  }

  private List<InputFile> expand(String... paths) {
    return InputFiles.expand(List.of(paths), StorageSettings.DEFAULT, PLACE, problems);
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a\n1\n");
  }
}
