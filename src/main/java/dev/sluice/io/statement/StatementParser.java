package dev.sluice.io.statement;

import dev.sluice.spec.SourceLayout;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a statement file into items. A new statement format is one class that implements this, one
 * line in {@link StatementFormat} and one in {@link #of}.
 */
interface StatementParser {

  /** The most transactions that one entry may stand for, since they are held in memory. */
  int MOST_DETAILS = 100_000;

  /**
   * The next item; nothing at the end of the file.
   *
   * @throws StatementFault when the file cannot be read any further
   */
  @Nullable StatementItem next() throws IOException, StatementFault;

  /** The parser of a format, on the bytes of a file. */
  static StatementParser of(StatementFormat format, SourceLayout.Statement layout, InputStream in) {
    return switch (format) {
      case CAMT053 -> new Camt053Parser(in, layout.rows());
      case MT940 -> new Mt940Parser(in);
      case BAI2 -> new Bai2Parser(in);
      case OFX -> new OfxParser(in);
    };
  }
}
