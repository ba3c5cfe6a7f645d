package dev.sluice.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.ProblemException;

/**
 * Writes a certificate as JSON and reads it back. The same certificate gives the same bytes, which
 * is what its seal is taken over. Amounts are strings, so that no reader loses a cent.
 */
public final class CertificateJson {

  private CertificateJson() {}

  /** The certificate as indented JSON with a line end after it. */
  public static String write(Certificate certificate) {
    return PlainJson.write(certificate);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws ProblemException (user) when the text is no certificate
   */
  public static Certificate read(String json, Place place) {
    try {
      Certificate certificate = PlainJson.read(json, Certificate.class);
      if (Certificate.FORMAT.equals(certificate.format())) {
        return certificate;
      }
      throw noCertificate(place, "its format is not " + Certificate.FORMAT);
    } catch (JsonProcessingException e) {
      throw noCertificate(place, e.getOriginalMessage());
    }
  }

  private static ProblemException noCertificate(Place place, String why) {
    return new ProblemException(
        Problem.user(place, "no-certificate", "this is no certificate: " + why)
            .withHint("a run that matches writes certificate.json into its folder"));
  }
}
