package dev.sluice.io.text;

import dev.sluice.io.file.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** A stored file that can be read at any place; a new request where reading does not go on. */
final class StoredChannel implements SeekableByteChannel {

  private final Storage storage;
  private final String path;
  private final long size;
  private @Nullable InputStream in;
  private long position;
  private boolean open = true;

  StoredChannel(Storage storage, String path, long size) {
    this.storage = storage;
    this.path = path;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    InputStream stream = in;
    if (stream == null) {
      stream = storage.open(path, position);
      in = stream;
    }
    byte[] bytes = new byte[(int) Math.min(target.remaining(), size - position)];
    int count = stream.read(bytes);
    if (count > 0) {
      target.put(bytes, 0, count);
      position += count;
    }
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long target) throws IOException {
    if (target != position) {
      release();
      position = target;
    }
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    release();
  }

  private void release() throws IOException {
    if (in != null) {
      in.close();
      in = null;
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }
}
