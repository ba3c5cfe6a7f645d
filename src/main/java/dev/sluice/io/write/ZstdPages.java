package dev.sluice.io.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses pages, each in one call: Parquet's own codec is a stream with a buffer between every
 * two of its layers. What it returns is good until the next call.
 */
final class ZstdPages implements BytesInputCompressor {

  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final Page page = new Page();
  private byte[] compressed = new byte[0];

  ZstdPages(int level) {
    zstd.setLevel(level);
  }

  @Override
  public BytesInput compress(BytesInput bytes) throws IOException {
    page.reset();
    bytes.writeAllTo(page);
    int bound = (int) Zstd.compressBound(page.size());
    if (compressed.length < bound) {
      compressed = new byte[bound];
    }
    int size =
        zstd.compressByteArray(compressed, 0, compressed.length, page.bytes(), 0, page.size());
    return BytesInput.from(compressed, 0, size);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    zstd.close();
  }

  /** Bytes that can be looked at without copying them. */
  private static final class Page extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }
}
