package dev.sluice.io.write;

import java.io.Serializable;

/**
 * How files are laid out.
 *
 * @param fileBytes a task begins another file when one is about this large
 * @param rowGroupBytes how much is held in memory before it is written, about
 * @param pageBytes uncompressed
 * @param dictionaryBytes a column whose different values take more is written without dictionary
 * @param zstdLevel 1 is fastest; more is smaller
 */
public record RowFileLayout(
    long fileBytes,
    long rowGroupBytes,
    int pageBytes,
    int pageRows,
    int dictionaryBytes,
    int zstdLevel)
    implements Serializable {

  private static final int MEGABYTE = 1024 * 1024;

  /** What readers of Parquet expect. */
  public static final RowFileLayout DEFAULT =
      new RowFileLayout(512L * MEGABYTE, 128L * MEGABYTE, MEGABYTE, 20_000, 2 * MEGABYTE, 1);
}
