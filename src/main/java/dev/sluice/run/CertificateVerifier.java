package dev.sluice.run;

import dev.sluice.io.table.TableCatalog;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;
import dev.sluice.report.Certificate;
import dev.sluice.report.CertificateJson;
import dev.sluice.report.Equation;
import dev.sluice.report.RunRecord;
import dev.sluice.run.Verification.Check;
import dev.sluice.spec.ProjectRoot;
import dev.sluice.spec.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a certificate against itself and against the world: its seal, its equations, the record of
 * its run, the documents and inputs that it names, and the tables that the run published. Reads
 * every published row of the run once; writes nothing.
 */
public final class CertificateVerifier {

  private final Settings settings;
  private final ProjectRoot root;
  private final SessionSource sessions;
  private final Checking checking = new Checking();

  /**
   * A verifier for one certificate.
   *
   * @param root the project, against which relative paths are resolved
   * @param sessions asked for a session only when there are published rows to read
   */
  public CertificateVerifier(Settings settings, ProjectRoot root, SessionSource sessions) {
    this.settings = settings;
    this.root = root;
    this.sessions = sessions;
  }

  /**
   * Checks a certificate.
   *
   * @param written the text of the certificate
   * @throws dev.sluice.problem.ProblemException (user) when it is no certificate
   */
  public Verification verify(String written, Place place) {
    Certificate certificate = CertificateJson.read(written, place);
    checking.add(
        Certificate.isIntact(written, certificate.seal())
            ? Check.ok("seal", "the document is as it was sealed")
            : Check.refuted("seal", "the document was changed after it was sealed"));
    equations(certificate);
    gates(certificate);
    try (OpenedCatalog catalog = OpenedCatalog.of(settings)) {
      checking.check("record of the run", () -> record(certificate, catalog.get()));
      new InputVerifier(root, catalog, checking).verify(certificate);
      new OutputVerifier(settings, root, catalog, sessions, checking).verify(certificate);
    }
    return checking.verification();
  }

  /** The catalog, or why there is none. */
  record OpenedCatalog(@Nullable TableCatalog catalog, String why) implements AutoCloseable {

    static OpenedCatalog of(Settings settings) {
      if (!Catalogs.exists(settings)) {
        // Looking for a table must not make the warehouse.
        return new OpenedCatalog(
            null, "there is no warehouse \"" + ProjectRoot.displayed(settings.warehouse()) + "\"");
      }
      try {
        return new OpenedCatalog(Catalogs.of(settings).open(), "");
      } catch (RuntimeException e) {
        return new OpenedCatalog(null, Faults.problems(e, Place.file("catalog")).get(0).message());
      }
    }

    TableCatalog get() {
      if (catalog == null) {
        throw new ProblemException(Problem.external(Place.file("catalog"), "no-catalog", why));
      }
      return catalog;
    }

    @Override
    public void close() {
      if (catalog != null) {
        catalog.close();
      }
    }
  }

  private void equations(Certificate certificate) {
    List<Equation> recomputed = Equation.of(certificate.reconciliations(), certificate.accounts());
    List<Equation> written = certificate.equations();
    long wrong = 0;
    for (int i = 0; i < recomputed.size(); i++) {
      Equation equation = recomputed.get(i);
      if (!equation.holds()) {
        wrong++;
        checking.add(
            Check.refuted("equation", equation.text() + ": " + figures(equation) + "; it must be"));
      } else if (i >= written.size() || !same(written.get(i), equation)) {
        wrong++;
        checking.add(
            Check.refuted(
                "equation",
                equation.text()
                    + ": the figures give "
                    + plain(equation.left())
                    + " and "
                    + plain(equation.right())
                    + (i < written.size()
                        ? "; written is " + said(written.get(i))
                        : "; it is not written")));
      }
    }
    if (written.size() > recomputed.size()) {
      wrong++;
      checking.add(Check.refuted("equation", "there are more equations than figures for them"));
    }
    if (wrong == 0) {
      checking.add(
          Check.ok("equations", recomputed.size() + " recomputed from the figures, all hold"));
    }
  }

  private static boolean same(Equation written, Equation recomputed) {
    return written.text().equals(recomputed.text())
        && written.holds() == recomputed.holds()
        && written.left().compareTo(recomputed.left()) == 0
        && written.right().compareTo(recomputed.right()) == 0;
  }

  private static String said(Equation equation) {
    return "\""
        + equation.text()
        + "\" with "
        + plain(equation.left())
        + " and "
        + plain(equation.right());
  }

  private static String figures(Equation equation) {
    boolean differ = equation.left().compareTo(equation.right()) != 0;
    return plain(equation.left())
        + (differ ? " is not " : " is ")
        + plain(equation.right())
        + (differ ? "" : ", but the rows in do not follow the rule of the step");
  }

  private static String plain(BigDecimal figure) {
    return figure.toPlainString();
  }

  private void gates(Certificate certificate) {
    List<Certificate.Gate> refused =
        certificate.gates().stream().filter(gate -> !gate.verdict().equals("PASS")).toList();
    if (!certificate.outcome().equals("published") || certificate.gates().isEmpty()) {
      return;
    }
    if (refused.isEmpty()) {
      long rules = certificate.gates().stream().mapToLong(Certificate.Gate::rules).sum();
      checking.add(Check.ok("gate", "all " + rules + " rules held"));
    }
    refused.forEach(
        gate ->
            checking.add(
                Check.refuted(
                    "gate",
                    "\""
                        + gate.table()
                        + "\" is certified as published, but the verdict is "
                        + gate.verdict())));
  }

  /** Whoever changes a certificate can seal it again, but not change the table of runs unseen. */
  private static Check record(Certificate certificate, TableCatalog catalog) {
    String what = "record of the run";
    Optional<RunRecord> run = RunHistory.find(catalog, certificate.runId());
    if (run.isEmpty()) {
      return Check.unreached(what, RunLog.RUNS + " has no run " + certificate.runId());
    }
    return certificate.seal().equals(run.get().certificateSeal())
        ? Check.ok(what, RunLog.RUNS + " has the same seal for " + certificate.runId())
        : Check.refuted(what, RunLog.RUNS + " has another seal for " + certificate.runId());
  }
}
