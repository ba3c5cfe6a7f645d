package dev.sluice.io.statement;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts OFX into tags and text: SGML whose values need no end tag, or XML. */
final class OfxTokens {

  private static final int HEADER_BYTES = 2048;
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final Pattern XML_ENCODING =
      Pattern.compile("<\\?xml[^>]*encoding=[\"']([^\"']+)");
  private static final Pattern ENTITY =
      Pattern.compile("&(#\\d{1,7}|#x[0-9A-Fa-f]{1,6}|\\w{1,8});");

  private final InputStream in;
  private @Nullable Reader reader;
  private int ahead = NOTHING;
  private long line = 1;

  private static final int NOTHING = -2;

  /** A tag or a text. */
  record Token(Kind kind, String text, long line) {}

  /** What a token is. */
  enum Kind {
    OPEN,
    CLOSE,
    TEXT
  }

  OfxTokens(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next token; nothing at the end of the file. Blank text between tags is none. */
  @Nullable Token next() throws IOException, StatementFault {
    try {
      while (true) {
        int c = peek();
        if (c < 0) {
          return null;
        }
        Token token = c == '<' ? markup() : text();
        if (token != null) {
          return token;
        }
      }
    } catch (CharacterCodingException e) {
      throw new StatementFault(line, "bytes that are not of the encoding that the header names");
    }
  }

  private @Nullable Token text() throws IOException, StatementFault {
    long start = line;
    StringBuilder text = new StringBuilder();
    while (peek() >= 0 && peek() != '<') {
      append(text, read());
    }
    String value = unescaped(text.toString()).strip();
    return value.isEmpty() ? null : new Token(Kind.TEXT, value, start);
  }

  private @Nullable Token markup() throws IOException, StatementFault {
    long start = line;
    StringBuilder tag = new StringBuilder();
    read();
    while (true) {
      int c = read();
      if (c < 0) {
        throw new StatementFault(start, "the file ends within a tag");
      }
      if (c == '>' && !isOpen(tag, "!--", "--") && !isOpen(tag, "![CDATA[", "]]")) {
        break;
      }
      append(tag, c);
    }
    String written = tag.toString();
    if (written.startsWith("![CDATA[")) {
      String value = written.substring("![CDATA[".length(), written.length() - 2).strip();
      return value.isEmpty() ? null : new Token(Kind.TEXT, value, start);
    }
    if (written.startsWith("!--") || written.startsWith("?")) {
      return null;
    }
    if (written.startsWith("!")) {
      throw new StatementFault(start, "a document type is not allowed");
    }
    boolean closes = written.startsWith("/");
    String name = (closes ? written.substring(1) : written).strip().toUpperCase(Locale.ROOT);
    if (name.endsWith("/")) {
      return null;
    }
    return new Token(closes ? Kind.CLOSE : Kind.OPEN, name, start);
  }

  private static boolean isOpen(StringBuilder tag, String start, String end) {
    return tag.indexOf(start) == 0
        && !(tag.length() >= start.length() + end.length()
            && tag.lastIndexOf(end) == tag.length() - end.length());
  }

  private void append(StringBuilder text, int c) throws StatementFault {
    if (text.length() == MOST_CHARACTERS) {
      throw new StatementFault(line, "a text of more than 1 MB");
    }
    text.append((char) c);
  }

  private static String unescaped(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY
            .matcher(text)
            .replaceAll(
                entity -> Matcher.quoteReplacement(character(entity.group(), entity.group(1))));
  }

  private static String character(String written, String name) {
    if (name.startsWith("#")) {
      int code =
          name.startsWith("#x")
              ? Integer.parseInt(name.substring(2), 16)
              : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(code) && (code < 0xD800 || code > 0xDFFF)
          ? Character.toString(code)
          : written;
    }
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "nbsp" -> " ";
      default -> written;
    };
  }

  private int peek() throws IOException, StatementFault {
    if (ahead == NOTHING) {
      ahead = reader().read();
    }
    return ahead;
  }

  private int read() throws IOException, StatementFault {
    int c = peek();
    ahead = c < 0 ? c : NOTHING;
    line += c == '\n' ? 1 : 0;
    return c;
  }

  private Reader reader() throws IOException, StatementFault {
    Reader opened = reader;
    if (opened == null) {
      in.mark(HEADER_BYTES);
      String start = new String(in.readNBytes(HEADER_BYTES), ISO_8859_1);
      in.reset();
      opened =
          new BufferedReader(
              new InputStreamReader(
                  in,
                  encoding(start)
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      reader = opened;
    }
    return opened;
  }

  /** XML names its encoding or is UTF-8; the header of OFX 1 names it in two lines. */
  private static Charset encoding(String start) throws StatementFault {
    String name;
    if (start.stripLeading().startsWith("<?")) {
      Matcher xml = XML_ENCODING.matcher(start);
      name = xml.find() ? xml.group(1) : "UTF-8";
    } else {
      String encoding = header(start, "ENCODING");
      String charset = header(start, "CHARSET");
      if (encoding.startsWith("UTF") || encoding.equals("UNICODE")) {
        return UTF_8;
      }
      name =
          switch (charset) {
            case "", "NONE", "1252" -> "windows-1252";
            default -> charset.startsWith("8859-") ? "ISO-" + charset : charset;
          };
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new StatementFault(
          1, "the header names the encoding \"" + name + "\", which is unknown");
    }
  }

  private static String header(String start, String key) {
    Matcher value = Pattern.compile("\\b" + key + ":\\s*([\\w-]+)").matcher(start);
    return value.find() ? value.group(1).toUpperCase(Locale.ROOT) : "";
  }
}
