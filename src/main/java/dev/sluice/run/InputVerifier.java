package dev.sluice.run;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.InputFiles;
import dev.sluice.io.file.StorageSettings;
import dev.sluice.io.table.TableHistory;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problems;
import dev.sluice.report.Certificate;
import dev.sluice.report.RunRecord;
import dev.sluice.report.RunRecord.Input.Version;
import dev.sluice.run.CertificateVerifier.OpenedCatalog;
import dev.sluice.run.Verification.Check;
import dev.sluice.spec.LoadedDocument;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks that the documents and inputs of a run are still what they were. Reads documents and files
 * up to 32 MB whole; of larger files the size and time of change, of tables the metadata.
 */
final class InputVerifier {

  private static final String SNAPSHOT = "snapshot ";

  private final ProjectRoot root;
  private final OpenedCatalog catalog;
  private final Checking checking;

  InputVerifier(ProjectRoot root, OpenedCatalog catalog, Checking checking) {
    this.root = root;
    this.catalog = catalog;
    this.checking = checking;
  }

  void verify(Certificate certificate) {
    for (RunRecord.Document document : certificate.documents()) {
      String what = "document " + document.path();
      checking.check(what, () -> document(what, document));
    }
    for (RunRecord.Input input : certificate.inputs()) {
      for (Version version : input.versions()) {
        String what = "input " + input.source() + ": " + version.name();
        checking.check(
            what,
            () -> input.kind().equals("iceberg") ? table(what, version) : file(what, version));
      }
    }
  }

  private Check document(String what, RunRecord.Document document) throws IOException {
    Optional<Path> file =
        List.of(document.path(), root.resolve(document.path())).stream()
            .map(Path::of)
            .filter(Files::isRegularFile)
            .findFirst();
    if (file.isEmpty()) {
      return Check.unreached(what, "there is no such file");
    }
    String found = new LoadedDocument(document.path(), Files.readString(file.get())).sha256();
    return found.equals(document.sha256())
        ? Check.ok(what, "same SHA-256")
        : Check.refuted(what, "was changed: SHA-256 is " + found);
  }

  private Check table(String what, Version version) {
    Optional<TableHistory> table = TableHistory.find(catalog.get(), version.name());
    if (table.isEmpty()) {
      return Check.unreached(what, "the table does not exist any more");
    }
    if (!version.version().startsWith(SNAPSHOT)) {
      return Check.skipped(what, "the table was empty");
    }
    long snapshot = Long.parseLong(version.version().substring(SNAPSHOT.length()));
    try (TableHistory history = table.get()) {
      return history.has(snapshot)
          ? Check.ok(what, version.version() + " is still there")
          : Check.unreached(what, version.version() + " has expired");
    }
  }

  private Check file(String what, Version version) {
    Problems problems = new Problems();
    String path =
        Files.exists(Path.of(version.name())) ? version.name() : root.resolve(version.name());
    List<InputFile> files =
        InputFiles.expand(List.of(path), StorageSettings.DEFAULT, Place.file(what), problems);
    if (files.size() != 1) {
      return Check.unreached(
          what, problems.isEmpty() ? "it is no file" : problems.all().get(0).message());
    }
    InputFile found = files.get(0);
    if (found.checksum().equals(version.version())) {
      return Check.ok(what, isContent(version) ? "same SHA-256" : "same size and version");
    }
    if (found.size() == version.bytes() && !isContent(version)) {
      return Check.unreached(
          what, "it has the same size and another version; its content was not hashed");
    }
    return Check.refuted(what, "was changed: " + found.size() + " bytes, " + found.checksum());
  }

  /** Of files up to 32 MB the version is the hash of the content. */
  private static boolean isContent(Version version) {
    return !version.version().contains(":");
  }
}
