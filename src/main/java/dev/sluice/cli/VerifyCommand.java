package dev.sluice.cli;

import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.problem.Problems;
import dev.sluice.report.Visible;
import dev.sluice.run.CertificateVerifier;
import dev.sluice.run.Sessions;
import dev.sluice.run.Verification;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice verify}: confirms or refutes the certificate of a run. */
@Command(
    name = "verify",
    description = "Recompute the certificate of a run, and confirm or refute it.",
    footer = {
      "",
      "Checks the seal, every equation, the record of the run, the documents and inputs as they",
      "are now, and the published tables as they were published. Changes nothing.",
      "",
      "Examples:",
      "  sluice verify runs/bank-to-ledger/20261121T122412Z-81b4b0/certificate.json",
      "  sluice verify certificate.json && echo signed off",
      "",
      "Exit codes: 0 confirmed, 2 no certificate, 3 refuted, 4 not all of it could be reached."
    })
final class VerifyCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(paramLabel = "CERTIFICATE", description = "The certificate.json of a run.")
  private String certificate = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Problems problems = new Problems();
    ProjectRoot root = Project.here();
    Settings settings = Settings.of(root, problems);
    problems.throwIfAny();
    Verification verification =
        new CertificateVerifier(settings, root, new Sessions())
            .verify(read(), Place.file(certificate));
    for (Verification.Check check : verification.checks()) {
      out.printf(
          Locale.ROOT,
          "%-17s  %s: %s%n",
          word(check.status()),
          Visible.text(check.what()),
          Visible.text(check.found()));
    }
    out.println(sentence(verification));
    return verification.exitCode();
  }

  private String read() {
    try {
      return Files.readString(Path.of(certificate));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.user(
              Place.commandLine("CERTIFICATE"),
              "missing-file",
              "cannot read \"" + certificate + "\" as a file of text"),
          e);
    }
  }

  private static String word(Verification.Status status) {
    return switch (status) {
      case OK -> "ok";
      case REFUTED -> "REFUTED";
      case UNREACHED -> "cannot be checked";
      case SKIPPED -> "not checked";
    };
  }

  private static String sentence(Verification verification) {
    long refuted = verification.count(Verification.Status.REFUTED);
    long unreached = verification.count(Verification.Status.UNREACHED);
    long made = verification.count(Verification.Status.OK) + refuted;
    if (refuted > 0) {
      return "REFUTED: " + refuted + " of " + made + " checks found something else.";
    }
    return unreached > 0
        ? "NOT CONFIRMED: " + made + " checks agree, " + unreached + " could not be made."
        : "CONFIRMED: all " + made + " checks agree.";
  }
}
