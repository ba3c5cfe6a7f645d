package dev.sluice.io.file;

import java.util.Map;

/** The file formats of plain outputs. */
public enum PlainFormat {
  PARQUET("parquet", Map.of("compression", "zstd"), Map.of()),

  ORC("orc", Map.of("compression", "zstd"), Map.of()),

  AVRO("avro", Map.of("compression", "zstandard"), Map.of()),

  /** With a header line, quotes doubled, times in microseconds with their zone. */
  CSV(
      "csv",
      Map.of(
          "header", "true",
          "escape", "\"",
          "ignoreLeadingWhiteSpace", "false",
          "ignoreTrailingWhiteSpace", "false",
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"),
      Map.of("multiLine", "true", "mode", "FAILFAST")),

  /** Every object with all its keys, so that a blank is told from a column that is not there. */
  JSONL(
      "json",
      Map.of(
          "ignoreNullFields", "false",
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX"),
      Map.of("mode", "FAILFAST"));

  private final String sparkName;
  private final Map<String, String> options;
  private final Map<String, String> readOptions;

  PlainFormat(String sparkName, Map<String, String> options, Map<String, String> readOptions) {
    this.sparkName = sparkName;
    this.options = options;
    this.readOptions = readOptions;
  }

  String sparkName() {
    return sparkName;
  }

  /** Options for writing and reading. */
  Map<String, String> options() {
    return options;
  }

  /** Options for reading alone. */
  Map<String, String> readOptions() {
    return readOptions;
  }
}
