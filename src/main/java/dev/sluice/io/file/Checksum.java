package dev.sluice.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one version of an input file from another. */
final class Checksum {

  /** Larger files are not read for it: their size and version say enough and cost nothing. */
  static final long MAX_CONTENT_BYTES = 32L << 20;

  private Checksum() {}

  static String of(Storage storage, StoredEntry file) throws IOException {
    if (file.size() > MAX_CONTENT_BYTES) {
      String version = file.version().isEmpty() ? "" + file.modified() : file.version();
      return file.size() + ":" + version;
    }
    MessageDigest digest = sha256();
    byte[] buffer = new byte[(int) Math.min(file.size() + 1, 1 << 16)];
    try (InputStream in = storage.open(file.path(), 0)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
