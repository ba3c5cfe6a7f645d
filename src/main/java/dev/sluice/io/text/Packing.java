package dev.sluice.io.text;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;

/** How a file is compressed, which the end of its name says. */
enum Packing {
  GZIP(".gz", "gzip", new int[] {0x1F, 0x8B}) {
    @Override
    InputStream unpacked(InputStream in) throws IOException {
      return new GZIPInputStream(new NeverEmpty(in), GZIP_BUFFER_BYTES);
    }
  },
  ZSTD(".zst", "zstd", new int[] {0x28, 0xB5, 0x2F, 0xFD}) {
    @Override
    InputStream unpacked(InputStream in) throws IOException {
      return new ZstdInputStream(in);
    }
  },
  BZIP2(".bz2", "bzip2", new int[] {'B', 'Z', 'h'}) {
    @Override
    InputStream unpacked(InputStream in) throws IOException {
      BZip2Codec codec = new BZip2Codec();
      codec.setConf(new Configuration(false));
      return codec.createInputStream(in);
    }
  };

  private static final int GZIP_BUFFER_BYTES = 1 << 16;

  private final String ending;
  private final String word;
  private final int[] firstBytes;

  Packing(String ending, String word, int[] firstBytes) {
    this.ending = ending;
    this.word = word;
    this.firstBytes = firstBytes;
  }

  /** The packing that a name tells. */
  static Optional<Packing> ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(packing -> lower.endsWith(packing.ending)).findFirst();
  }

  /** What the packed bytes stand for. */
  abstract InputStream unpacked(InputStream in) throws IOException;

  String ending() {
    return ending;
  }

  /** What people call it. */
  String word() {
    return word;
  }

  /** True when the stream starts as such a file does; reads its first bytes. */
  boolean begins(InputStream in) throws IOException {
    for (int expected : firstBytes) {
      if (in.read() != expected) {
        return false;
      }
    }
    return true;
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
