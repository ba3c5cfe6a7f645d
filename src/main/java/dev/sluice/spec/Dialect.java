package dev.sluice.spec;

import java.io.Serializable;
import java.util.Map;

/**
 * What a user says about a text file besides how it is cut into cells.
 *
 * @param skipFooter how many records at the end of every file are no rows
 * @param style how cells are written
 * @param columnStyles the same for columns that say more about themselves
 */
public record Dialect(
    TextEncoding encoding, int skipFooter, CellStyle style, Map<String, CellStyle> columnStyles)
    implements Serializable {

  /** UTF-8 without a footer, cells in the strict style. */
  public static final Dialect PLAIN = new Dialect(TextEncoding.UTF_8, 0, CellStyle.PLAIN, Map.of());

  public Dialect {
    columnStyles = Map.copyOf(columnStyles);
  }

  /** How the cells of a column are written. */
  public CellStyle styleOf(String column) {
    return columnStyles.getOrDefault(column, style);
  }
}
