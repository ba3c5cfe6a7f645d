package dev.sluice.ocsf.record;

/** The parser of each format. */
final class TextParsers {

  private TextParsers() {}

  static TextParser of(RecordFormat format, Gathered gathered) {
    if (format instanceof RecordFormat.Json) {
      return new JsonParser(gathered);
    } else if (format instanceof RecordFormat.PythonJson) {
      return new PythonJsonParser(gathered);
    } else if (format instanceof RecordFormat.KeyValue pairs) {
      return new KeyValueParser(pairs);
    } else if (format instanceof RecordFormat.Csv csv) {
      return new CsvParser(csv);
    } else if (format instanceof RecordFormat.Regex regex) {
      return new PatternParser(NamedPattern.of(regex.pattern()));
    } else if (format instanceof RecordFormat.Grok grok) {
      return new PatternParser(NamedPattern.of(GrokPatterns.expanded(grok.pattern())));
    }
    return ofFixed(format);
  }

  /** Formats without options. */
  private static TextParser ofFixed(RecordFormat format) {
    if (format instanceof RecordFormat.Cef) {
      return new CefParser();
    } else if (format instanceof RecordFormat.Leef) {
      return new LeefParser();
    } else if (format instanceof RecordFormat.Syslog) {
      return new SyslogParser();
    } else if (format instanceof RecordFormat.WindowsXml) {
      return new WindowsXmlParser();
    } else if (format instanceof RecordFormat.WindowsMessage) {
      return new WindowsMessageParser();
    } else if (format instanceof RecordFormat.Url) {
      return new UrlParser();
    } else if (format instanceof RecordFormat.UserAgent) {
      return new UserAgentParser();
    }
    throw new IllegalArgumentException("no parser of " + format);
  }
}
