package dev.sluice.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The versions of Sluice and of what it stands on. */
public final class Versions {

  private static final String RESOURCE = "/dev/sluice/version.properties";

  private Versions() {}

  /** Versions by name: sluice, spark, iceberg, deequ, java. */
  public static Map<String, String> all() {
    Properties built = new Properties();
    try (InputStream resource = Versions.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      built.load(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("sluice", built.getProperty("version"));
    versions.put("spark", built.getProperty("spark"));
    versions.put("iceberg", built.getProperty("iceberg"));
    versions.put("deequ", built.getProperty("deequ"));
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
