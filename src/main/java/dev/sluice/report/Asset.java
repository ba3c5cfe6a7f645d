package dev.sluice.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A file of Sluice that a page carries inside itself. */
enum Asset {
  STYLE("style", "report.css"),
  SCRIPT("script", "report.js");

  private final String tag;
  private final String content;

  Asset(String tag, String file) {
    this.tag = tag;
    this.content = load(file);
  }

  String tag() {
    return tag;
  }

  String content() {
    return content;
  }

  /** The source expression by which a content security policy allows exactly this content. */
  String policyHash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("\n" + content).getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String load(String file) {
    try (InputStream stream = Asset.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the job jar lacks " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
