package dev.sluice.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file format that can be read: the endings of file names that tell it, and the keys of a source
 * that say how such a file is laid out. A new format is one line here, one case in {@link
 * SourceLayoutReader} and one line in the list of the run that reads it.
 */
public enum SourceFormat {
  CSV(List.of("csv"), withText("delimiter", "quote", "escape")),
  TSV(List.of("tsv"), withText("delimiter", "quote", "escape")),
  FIXED_WIDTH(List.of(), withText("widths")),
  LINES(List.of("log"), List.of("encoding")),
  JSONL(List.of("jsonl", "ndjson"), List.of("record")),
  JSON(List.of("json"), List.of("rows", "record")),
  PARQUET(List.of("parquet"), List.of()),
  ORC(List.of("orc"), List.of()),
  AVRO(List.of("avro"), List.of()),
  XLSX(List.of("xlsx", "xlsm"), List.of("header", "sheet", "range")),
  CAMT053(List.of("camt053", "camt053.xml"), List.of("rows", "unbalanced")),
  MT940(List.of("mt940", "sta"), List.of("unbalanced")),
  BAI2(List.of("bai2", "bai"), List.of("unbalanced")),
  OFX(List.of("ofx", "qfx"), List.of("unbalanced"));

  /** Endings of packed files, which stand behind that of the format. */
  private static final String PACKED = "\\.(gz|bz2|zst|zip)$";

  private final List<String> endings;
  private final List<String> keys;

  SourceFormat(List<String> endings, List<String> keys) {
    this.endings = endings;
    this.keys = keys;
  }

  /** The format that the name of a file or a pattern of names tells. */
  static Optional<SourceFormat> ofName(String location) {
    String name = location.toLowerCase(Locale.ROOT).replaceFirst(PACKED, "");
    return Stream.of(values())
        .filter(format -> format.endings.stream().anyMatch(ending -> name.endsWith("." + ending)))
        .findFirst();
  }

  /** The keys of a format, and those of every text with lines and cells. */
  private static List<String> withText(String... keys) {
    return Stream.concat(
            Stream.of(keys),
            Stream.of(
                "header",
                "skip-footer",
                "encoding",
                "blanks",
                "numbers",
                "dates",
                "timestamps",
                "booleans"))
        .toList();
  }

  /** The word by which users name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The keys of a source that have a meaning for this format. */
  List<String> keys() {
    return keys;
  }

  /** The keys that have a meaning for some formats only. */
  static List<String> allKeys() {
    return Stream.of(values()).flatMap(format -> format.keys.stream()).distinct().toList();
  }

  /** The formats for which a key has a meaning, in words. */
  static String formatsWith(String key) {
    List<String> words =
        Stream.of(values())
            .filter(format -> format.keys.contains(key))
            .map(SourceFormat::word)
            .toList();
    return words.size() == 1
        ? words.get(0)
        : String.join(", ", words.subList(0, words.size() - 1))
            + " and "
            + words.get(words.size() - 1);
  }
}
