package dev.sluice.io.statement;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statement formats, and what tells them apart. */
public enum StatementFormat {
  CAMT053("camt.053 (ISO 20022 XML)", "^\\s*(<[?!]|<[\\w:]*Document\\b|<[\\w:]*BkToCstmr)"),
  MT940("MT940", "(?m)^(\\{.*\\{4:)?\\s*:(20|25|28C?|60[FM]):"),
  BAI2("BAI2", "^\\s*01,"),
  OFX("OFX", "(?i)OFXHEADER|<OFX>");

  private final String title;
  private final Pattern sign;

  StatementFormat(String title, String sign) {
    this.title = title;
    this.sign = Pattern.compile(sign);
  }

  /** The format in words. */
  public String title() {
    return title;
  }

  /**
   * Why a file that starts like this is not of the format; empty when it may be.
   *
   * @param start the first thousands of characters
   */
  public Optional<String> faultOf(String start) {
    if (likely(start).filter(this::equals).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "the file is no "
            + title
            + " statement"
            + likely(start).map(other -> "; it looks like " + other.title).orElse(""));
  }

  // OFX 2 is XML too, so that its own sign comes first.
  private static Optional<StatementFormat> likely(String start) {
    return Stream.of(OFX, CAMT053, BAI2, MT940)
        .filter(format -> format.sign.matcher(start).find())
        .findFirst();
  }
}
