package dev.sluice.io.text;

import com.github.luben.zstd.ZstdInputStream;
import dev.sluice.io.file.StorageSettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;

/** Opens a text file, through its compression where its name ends with gz, zst or bz2. */
final class OpenedText {

  private static final int GZIP_BUFFER_BYTES = 1 << 16;

  private OpenedText() {}

  /** True when the file can only be read from its start. */
  static boolean isCompressed(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") || name.endsWith(".zst") || name.endsWith(".bz2");
  }

  /** The text of a file from an offset on, which must be 0 for a compressed one. */
  static ByteWindow open(StorageSettings storage, String path, long offset) throws IOException {
    InputStream in = storage.storageOf(path).open(path, offset);
    try {
      return new ByteWindow(decompressed(in, path.toLowerCase(Locale.ROOT)), offset);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream decompressed(InputStream in, String name) throws IOException {
    if (name.endsWith(".gz")) {
      return new GZIPInputStream(new NeverEmpty(in), GZIP_BUFFER_BYTES);
    }
    if (name.endsWith(".zst")) {
      return new ZstdInputStream(in);
    }
    if (name.endsWith(".bz2")) {
      BZip2Codec codec = new BZip2Codec();
      codec.setConf(new Configuration(false));
      return codec.createInputStream(in);
    }
    return in;
  }

  /**
   * The JDK looks for another gzip member only when the stream says that bytes are there, and a
   * stream on an object store often says none between two requests: the rest would be lost in
   * silence. Told that there is always more, it finds the true end by reading.
   */
  private static final class NeverEmpty extends FilterInputStream {

    NeverEmpty(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
