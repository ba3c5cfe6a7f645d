package dev.sluice.ocsf.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Changes of texts that mappings ask for. Called by generated code. */
public final class Texts {

  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private Texts() {}

  /** What stands behind the last slash or backslash. */
  public static @Nullable UTF8String basename(UTF8String text) {
    byte[] bytes = text.getBytes();
    int slash = lastSlash(bytes, bytes.length);
    return slash + 1 == bytes.length
        ? null
        : UTF8String.fromBytes(bytes, slash + 1, bytes.length - slash - 1);
  }

  /** What stands before the last slash or backslash. */
  public static @Nullable UTF8String dirname(UTF8String text) {
    byte[] bytes = text.getBytes();
    int slash = lastSlash(bytes, bytes.length);
    return slash < 0 ? null : UTF8String.fromBytes(bytes, 0, Math.max(slash, 1));
  }

  private static int lastSlash(byte[] bytes, int end) {
    int at = end - 1;
    while (at >= 0 && bytes[at] != '/' && bytes[at] != '\\') {
      at--;
    }
    return at;
  }

  /** A number in hexadecimal digits, as a decimal; null for another text. */
  public static @Nullable UTF8String hex(UTF8String text) {
    String digits = text.toString().strip().replaceFirst("^0[xX]", "");
    try {
      return UTF8String.fromString(Long.toUnsignedString(Long.parseUnsignedLong(digits, 16)));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A part of a text by place, counted from 0. */
  public static UTF8String slice(UTF8String text, int from, int to) {
    return text.substring(from, to);
  }

  /** What URLs escape by a percent sign; a text with a wrong escape stays as it is. */
  public static UTF8String urlDecode(UTF8String text) {
    try {
      return UTF8String.fromString(URLDecoder.decode(text.toString(), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Null for an empty text. */
  public static @Nullable UTF8String notEmpty(UTF8String text) {
    return text.numBytes() == 0 ? null : text;
  }

  /** The elements between separators, without blanks around them; null when there is none. */
  public static @Nullable ArrayData split(UTF8String text, UTF8String separator) {
    List<UTF8String> parts = new ArrayList<>();
    String between = separator.toString();
    String all = text.toString();
    int from = 0;
    while (from <= all.length()) {
      int next = between.isEmpty() ? -1 : all.indexOf(between, from);
      int to = next < 0 ? all.length() : next;
      String part = all.substring(from, to).strip();
      if (!part.isEmpty()) {
        parts.add(UTF8String.fromString(part));
      }
      from = next < 0 ? all.length() + 1 : next + between.length();
    }
    return parts.isEmpty() ? null : new GenericArrayData(parts.toArray());
  }

  /**
   * The elements of a JSON array as texts, nulls left out; another text is its only element. Null
   * when there is none.
   */
  public static @Nullable ArrayData elements(UTF8String text) {
    byte[] bytes = text.getBytes();
    if (bytes.length == 0) {
      return null;
    }
    if (bytes[0] != '[') {
      return new GenericArrayData(new Object[] {text});
    }
    List<UTF8String> elements = new ArrayList<>();
    try (JsonParser json = JSON.createParser(bytes)) {
      json.nextToken();
      for (JsonToken token = json.nextToken();
          token != null && token != JsonToken.END_ARRAY;
          token = json.nextToken()) {
        if (token.isStructStart()) {
          int from = (int) json.currentTokenLocation().getByteOffset();
          json.skipChildren();
          int to = (int) json.currentLocation().getByteOffset();
          elements.add(UTF8String.fromBytes(bytes, from, to - from));
        } else if (token != JsonToken.VALUE_NULL) {
          elements.add(UTF8String.fromString(json.getText()));
        }
      }
    } catch (IOException e) {
      return new GenericArrayData(new Object[] {text});
    }
    return elements.isEmpty() ? null : new GenericArrayData(elements.toArray());
  }

  /** A name of 32 hexadecimal digits that the same text always has. */
  public static UTF8String uid(UTF8String text) {
    byte[] name = new byte[32];
    Object base = text.getBaseObject();
    long first = XXH64.hashUnsafeBytes(base, text.getBaseOffset(), text.numBytes(), 42L);
    long second = XXH64.hashUnsafeBytes(base, text.getBaseOffset(), text.numBytes(), ~first);
    for (int i = 0; i < 16; i++) {
      name[i] = HEX[(int) (first >>> (60 - 4 * i)) & 15];
      name[16 + i] = HEX[(int) (second >>> (60 - 4 * i)) & 15];
    }
    return UTF8String.fromAddress(name, Platform.BYTE_ARRAY_OFFSET, name.length);
  }
}
