package dev.sluice.io.write;

import java.io.IOException;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** An Iceberg file as Parquet's writer wants it. */
final class FileSink implements org.apache.iceberg.shaded.org.apache.parquet.io.OutputFile {

  private final PositionOutputStream stream;
  private long bytes;
  private boolean open = true;

  FileSink(OutputFile file) {
    this.stream = file.create();
  }

  /** The size of the file, once it is closed. */
  long bytes() {
    return bytes;
  }

  void close() throws IOException {
    if (open) {
      open = false;
      bytes = stream.getPos();
      stream.close();
    }
  }

  @Override
  public org.apache.iceberg.shaded.org.apache.parquet.io.PositionOutputStream create(
      long blockSize) {
    return new Positioned();
  }

  @Override
  public org.apache.iceberg.shaded.org.apache.parquet.io.PositionOutputStream createOrOverwrite(
      long blockSize) {
    return new Positioned();
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  private final class Positioned
      extends org.apache.iceberg.shaded.org.apache.parquet.io.PositionOutputStream {

    @Override
    public long getPos() throws IOException {
      return stream.getPos();
    }

    @Override
    public void write(int one) throws IOException {
      stream.write(one);
    }

    @Override
    public void write(byte[] some, int offset, int length) throws IOException {
      stream.write(some, offset, length);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }

    @Override
    public void close() throws IOException {
      FileSink.this.close();
    }
  }
}
