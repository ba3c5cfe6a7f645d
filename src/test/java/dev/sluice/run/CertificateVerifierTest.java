package dev.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.problem.Place;
import dev.sluice.problem.ProblemException;
import dev.sluice.run.Verification.Check;
import dev.sluice.run.Verification.Status;
import dev.sluice.spec.LoadedDocument;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tampers with everything that a certificate stands on; what is tampered with is the oracle. */
class CertificateVerifierTest {

  @TempDir static Path shared;

  private static MatchedProject project;
  private static String written;

  @TempDir Path folder;

  /** One run for all: a test that changes what it left puts it back. */
  @BeforeAll
  static void run() {
    project = MatchedProject.in(shared.resolve("project"));
    JobRunner.Finished finished = project.run();
    assertThat(finished.record().problems()).isEmpty();
    written = MatchedProject.written(finished);
  }

  /** What happens to a file for the time of a verification. */
  private interface Change {
    void to(Path file) throws IOException;
  }

  private static Verification verifyWith(List<String> names, Change change) throws IOException {
    if (names.isEmpty()) {
      return project.verify(written);
    }
    Path file = file(names.get(0));
    byte[] before = Files.readAllBytes(file);
    try {
      change.to(file);
      return verifyWith(names.subList(1, names.size()), change);
    } finally {
      Files.write(file, before);
    }
  }

  private static List<String> lines(Verification verification, Status status) {
    return verification.checks().stream()
        .filter(check -> check.status() == status)
        .map(check -> check.what() + ": " + check.found())
        .toList();
  }

  /** The one check that did not agree. */
  private static String refuted(Verification verification) {
    assertThat(verification.exitCode()).isEqualTo(3);
    assertThat(lines(verification, Status.REFUTED)).hasSize(1);
    return lines(verification, Status.REFUTED).get(0);
  }

  private static String sealedAgain(String text) {
    String open = text.replaceFirst("\"seal\" : \"[0-9a-f]*\"", "\"seal\" : \"\"");
    return open.replace(
        "\"seal\" : \"\"", "\"seal\" : \"" + new LoadedDocument("", open).sha256() + "\"");
  }

  private static Path file(String name) {
    return project.project().folder().resolve(name);
  }

  @Test
  void whatNobodyTouchedIsConfirmed() {
    Verification verification = project.verify(written);

    assertThat(verification.isConfirmed()).as("%s", verification.checks()).isTrue();
    assertThat(verification.exitCode()).isZero();
    assertThat(verification.checks().stream().map(Check::status)).containsOnly(Status.OK);
    assertThat(lines(verification, Status.OK))
        .anyMatch(line -> line.matches("equations: \\d+ recomputed from the figures, all hold"))
        .contains("output items: recon.items: 8 rows with the same digest")
        .contains("output sums: out/sums: 5 rows with the same digest")
        .contains("totals of items: 8 totals recomputed from the published items");
  }

  @Test
  void aChangedFigureBreaksSealAndEquation() {
    Verification verification = project.verify(written.replaceAll("\"7.00\"", "\"8.00\""));

    // All places at which 7.00 stands agree among themselves; the published items do not.
    assertThat(lines(verification, Status.REFUTED))
        .contains("seal: the document was changed after it was sealed")
        .anyMatch(line -> line.startsWith("totals of items: 1 rows, 8.00 of [bank, EUR, open"));
    Verification one =
        project.verify(written.replaceFirst("\"amount\" : \"7.00\"", "\"amount\" : \"8.00\""));
    assertThat(lines(one, Status.REFUTED))
        .anyMatch(
            line ->
                line.contains("bank, EUR: amount in + opening")
                    && line.contains("8.00 is not 7.00"));
  }

  @Test
  void aSealThatIsPutOnAgainIsNotTheOneOfTheRun() {
    Verification verification =
        project.verify(sealedAgain(written.replace("\"job\" : \"m\"", "\"job\" : \"n\"")));

    assertThat(refuted(verification)).startsWith("record of the run: sluice.runs has another seal");
  }

  @Test
  void aSpaceMoreBreaksTheSeal() {
    assertThat(refuted(project.verify(written + " "))).startsWith("seal: the document was changed");
  }

  @Test
  void everyChangedFileIsNamed() throws IOException {
    List<String> changed = List.of("jobs/m.yaml", "quality/items.dqdl", "data/bank.csv");
    Verification verification =
        verifyWith(
            changed,
            file -> Files.writeString(file, Files.readString(file) + System.lineSeparator()));

    assertThat(verification.exitCode()).isEqualTo(3);
    assertThat(lines(verification, Status.REFUTED))
        .hasSize(3)
        .allMatch(line -> line.contains("was changed"))
        .allMatch(line -> changed.stream().anyMatch(line::contains));
  }

  @Test
  void aFileThatIsGoneCannotBeChecked() throws IOException {
    List<String> gone = List.of("quality/items.dqdl", "data/bank.csv");
    Verification verification = verifyWith(gone, Files::delete);

    assertThat(verification.exitCode()).isEqualTo(4);
    assertThat(lines(verification, Status.UNREACHED))
        .hasSize(2)
        .allMatch(line -> line.contains("there is no"))
        .allMatch(line -> gone.stream().anyMatch(line::contains));
  }

  @Test
  void aTableThatWasRewrittenInItsFileIsRefuted() throws IOException {
    MatchedProject other = MatchedProject.in(folder);
    Path bank = folder.resolve("data/bank.csv");
    Files.writeString(
        bank,
        Files.readString(bank).replace("50.05,within-tolerance,new,rounding", "1.00,open,new,"));
    other.project().write("quality/items.dqdl", "Rules = [ RowCount > 0 ]\n");
    other.run();
    byte[] theirs = Files.readAllBytes(dataFile(other));
    Verification verification =
        verifyWith(
            List.of(dataFile(project).toString()),
            file -> Files.write(file, padded(theirs, (int) Files.size(file))));

    assertThat(refuted(verification))
        .startsWith("output items: recon.items: digest ")
        .contains("is certified, found is");
  }

  /** The file with the rows of the bank. */
  private static Path dataFile(MatchedProject project) throws IOException {
    try (Stream<Path> files = Files.walk(project.project().folder().resolve("warehouse"))) {
      return files
          .filter(path -> path.toString().matches(".*/recon/.*parquet"))
          .filter(CertificateVerifierTest::isOfTheBank)
          .findFirst()
          .orElseThrow();
    }
  }

  /** The least and the greatest value of a column stand in the file as they are. */
  private static boolean isOfTheBank(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("bank");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Parquet file of another size with the same rows: nobody reads what is before the footer. */
  private static byte[] padded(byte[] file, int size) {
    int footer = 8 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    assertThat(file.length).isLessThanOrEqualTo(size);
    byte[] padded = Arrays.copyOf(Arrays.copyOf(file, file.length - footer), size);
    System.arraycopy(file, file.length - footer, padded, size - footer, footer);
    return padded;
  }

  @Test
  void aFolderWithOneRowLessIsRefuted() throws IOException {
    Path sums = file("out/sums");
    Path part;
    try (Stream<Path> files = Files.list(sums)) {
      part = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Path fewer = folder.resolve("fewer");
    Dataset<Row> rows = project.project().spark().read().parquet(sums.toString());
    rows.limit(4).coalesce(1).write().parquet(fewer.toString());
    Verification verification;
    try (Stream<Path> files = Files.list(fewer)) {
      Path other =
          files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
      verification =
          verifyWith(
              List.of(part.toString()), file -> Files.write(file, Files.readAllBytes(other)));
    }

    assertThat(refuted(verification))
        .isEqualTo("output sums: out/sums: 5 rows is certified, found is 4 rows");
  }

  @Test
  void aLaterRunLeavesTheTableReadableAndReplacesTheFolder() throws IOException {
    MatchedProject mine = MatchedProject.in(folder);
    String first = MatchedProject.written(mine.run());
    Path bank = folder.resolve("data/bank.csv");
    String before = Files.readString(bank);
    Files.writeString(bank, before.replace("7.00", "6.00"));
    JobRunner.Finished later = mine.run();
    Files.writeString(bank, before);

    Verification verification = mine.verify(first);
    assertThat(verification.exitCode()).isEqualTo(4);
    assertThat(lines(verification, Status.OK))
        .contains("output items: recon.items: 8 rows with the same digest");
    assertThat(lines(verification, Status.UNREACHED))
        .containsExactly(
            "output sums: out/sums: run " + later.record().runId() + " has replaced it since");

    mine.project().spark().sql("DROP TABLE recon.items");
    assertThat(lines(mine.verify(first), Status.UNREACHED))
        .contains("output items: recon.items: the table does not exist any more");
  }

  @Test
  void withoutWarehouseOnlyTheDocumentIsChecked() {
    Verification verification =
        new CertificateVerifier(
                new SmallProject(folder.resolve("empty")).settings(),
                new ProjectRoot(folder.toString()),
                (settings, catalog, bytes, options) -> {
                  throw new AssertionError("there is nothing to read");
                })
            .verify(written, Place.file("c"));

    assertThat(verification.exitCode()).isEqualTo(4);
    assertThat(lines(verification, Status.UNREACHED))
        .anyMatch(line -> line.startsWith("record of the run: there is no warehouse"));
    assertThat(folder.resolve("empty")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[1]", "{\"format\": \"x\"}", "no JSON"})
  void somethingElseIsNoCertificate(String text) {
    assertThatThrownBy(() -> project.verify(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            fault -> {
              assertThat(fault.exitCode()).isEqualTo(2);
              assertThat(fault.getMessage()).contains("this is no certificate");
            });
  }
}
