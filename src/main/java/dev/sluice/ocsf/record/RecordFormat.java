package dev.sluice.ocsf.record;

import java.io.Serializable;
import java.util.List;

/**
 * How a record is written as text. Each format is a record whose components are its options; wrong
 * options are refused with an {@link IllegalArgumentException} for users. Fields of a format are
 * named below as they stand in the record that is read.
 */
public sealed interface RecordFormat extends Serializable {

  /** One JSON object, strictly as RFC 8259 has it. */
  record Json() implements RecordFormat {}

  /**
   * The same, with values that are no strings as Python's {@code str()} writes them: {@code True},
   * {@code 0.5}, {@code {'a': 1}}; so the AWS transformation library has them.
   */
  record PythonJson() implements RecordFormat {}

  /**
   * Pairs such as {@code a=1 b="x y"}. Words that are no pair stand together in the field {@code
   * text}. Within quotes a backslash takes away the meaning of a quote or a backslash; a quote that
   * nothing closes is part of its value.
   *
   * @param pairSeparators what stands between pairs, any number of them
   * @param valueSeparator what stands between name and value
   * @param quotes characters in which a value may stand
   */
  record KeyValue(List<String> pairSeparators, String valueSeparator, String quotes)
      implements RecordFormat {
    /** Refuses separators that are empty. */
    public KeyValue {
      pairSeparators = List.copyOf(pairSeparators);
      if (pairSeparators.isEmpty()
          || valueSeparator.isEmpty()
          || pairSeparators.contains("")
          || pairSeparators.contains(valueSeparator)) {
        throw new IllegalArgumentException(
            "pairs need a separator between them and another one between name and value");
      }
      requireAscii("a quote", quotes);
    }

    /** {@code name=value}, white space between, single or double quotes. */
    public static KeyValue plain() {
      return new KeyValue(List.of(" ", "\t", "\r", "\n"), "=", "\"'");
    }
  }

  /**
   * Cells in the order of the columns. Cells past the last column stand in fields named {@code #7}
   * by their number, counted from 1. A cell in quotes may have the delimiter and, doubled, quotes.
   *
   * @param delimiter what stands between cells
   * @param quote one character, or nothing
   * @param columns names of the fields, taken as they are; an empty name is none
   */
  record Csv(String delimiter, String quote, List<String> columns) implements RecordFormat {
    /** Refuses an empty delimiter and quotes of several characters. */
    public Csv {
      columns = List.copyOf(columns);
      if (delimiter.isEmpty() || quote.length() > 1) {
        throw new IllegalArgumentException(
            "cells need a delimiter, and a quote of one character or none");
      }
      requireAscii("a quote", quote);
    }
  }

  /**
   * A regular expression of Java, found anywhere in the text; its named groups are the fields.
   * Names may have underscores and, for a field below others, dots. What stands before and after
   * the match is the field {@code text}. A search that takes too many steps is given up.
   */
  record Regex(String pattern) implements RecordFormat {
    /** Refuses a pattern that cannot be compiled, or that names no group. */
    public Regex {
      NamedPattern.of(pattern);
    }
  }

  /**
   * Patterns by name: {@code %{IP:src.ip} %{WORD:verb}}; between them a regular expression. Works
   * as {@link Regex} does.
   */
  record Grok(String pattern) implements RecordFormat {
    /** Refuses unknown names, saying which one is near. */
    public Grok {
      NamedPattern.of(GrokPatterns.expanded(pattern));
    }
  }

  /**
   * ArcSight's Common Event Format, versions 0 and 1. Fields: {@code cefVersion, deviceVendor,
   * deviceProduct, deviceVersion, deviceEventClassId, name, severity}, and the keys of the
   * extension as they are. What stands before {@code CEF:} is the field {@code text}.
   */
  record Cef() implements RecordFormat {}

  /**
   * QRadar's Log Event Extended Format, versions 1.0 and 2.0. Fields: {@code leefVersion, vendor,
   * product, productVersion, eventId}, and the attributes as they are. What stands before {@code
   * LEEF:}, and attributes without a name, are the field {@code text}.
   */
  record Leef() implements RecordFormat {}

  /**
   * Syslog of RFC 5424 or RFC 3164, the latter also without priority or with an ISO timestamp.
   * Fields: {@code priority, facility, severity} (numbers), {@code version, timestamp, host,
   * app_name, proc_id, msg_id, structured_data.ID.PARAM, message}.
   */
  record Syslog() implements RecordFormat {}

  /**
   * An event of Windows, or of Sysmon for Linux, as XML. Fields are the names of elements and
   * attributes below Event: {@code System.EventID, System.TimeCreated.SystemTime, EventData.Image};
   * data without names are {@code EventData.Data1} and so on. No DTD, no entities.
   */
  record WindowsXml() implements RecordFormat {}

  /**
   * The rendered message of a Windows event. The first line is {@code title}; "Image: x" is the
   * field {@code Image}; "Account Name: x" in the section "Subject:" is {@code Subject.Account
   * Name}; lines that go on with a value are part of it; all else is {@code text}.
   */
  record WindowsMessage() implements RecordFormat {}

  /**
   * A URL, whole or in part. Fields: {@code scheme, user_info, hostname, port, path, query_string,
   * fragment}, each as written.
   */
  record Url() implements RecordFormat {}

  /**
   * The header User-Agent. Fields: {@code name, version, os, device}, where they can be told. The
   * text itself is kept, because it says more.
   */
  record UserAgent() implements RecordFormat {}

  /**
   * One of several formats, for records of mixed shapes: the first that can read a record does.
   *
   * @param formats tried in order; when none reads a record, the fault is that of the first
   */
  record FirstOf(List<RecordFormat> formats) implements RecordFormat {
    /** Refuses none, and choices within choices. */
    public FirstOf {
      formats = List.copyOf(formats);
      if (formats.isEmpty() || formats.stream().anyMatch(FirstOf.class::isInstance)) {
        throw new IllegalArgumentException("a choice of formats is a list of plain formats");
      }
    }
  }

  private static void requireAscii(String what, String text) {
    if (text.chars().anyMatch(c -> c > 0x7F)) {
      throw new IllegalArgumentException(what + " is an ASCII character, not " + text);
    }
  }
}
