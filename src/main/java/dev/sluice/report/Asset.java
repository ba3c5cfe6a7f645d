package dev.sluice.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A file of Sluice, or of a library that it ships, that a page carries inside itself. */
enum Asset {
  STYLE("style", "report.css"),
  SCRIPT("script", "report.js"),
  CHARTS("script", "charts.js"),
  /** Apache ECharts: a megabyte, so that only pages with charts carry it. */
  CHART_LIBRARY("script", "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js");

  private final String tag;
  private final String file;
  private volatile @Nullable String content;

  Asset(String tag, String file) {
    this.tag = tag;
    this.file = file;
  }

  String tag() {
    return tag;
  }

  /** The file's text, read when it is first asked for. */
  String content() {
    String known = content;
    if (known == null) {
      known = load(file);
      content = known;
    }
    return known;
  }

  /** What stands between the tags. */
  String embedded() {
    // Code is full of what is markup to readers of XML, to whom these comments say that it is none.
    return this == CHART_LIBRARY || this == CHARTS
        ? "//<![CDATA[\n" + content() + "//]]>\n"
        : "\n" + content();
  }

  /** The source expression by which a content security policy allows exactly this content. */
  String policyHash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(embedded().getBytes(StandardCharsets.UTF_8));
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
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      // The end of a CDATA section, which the library has in a string.
      return (text.endsWith("\n") ? text : text + "\n").replace("]]>", "]]\\x3e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
