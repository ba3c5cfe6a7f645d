package dev.sluice.io.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Files behind a scheme, such as {@code s3a://} and {@code hdfs://}. */
final class HadoopStorage implements Storage {

  private final Configuration configuration;

  HadoopStorage(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Optional<StoredEntry> find(String path) throws IOException {
    try {
      return Optional.of(entry(path, files(path).getFileStatus(new Path(path))));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<StoredEntry> list(String folder) throws IOException {
    List<StoredEntry> entries = new ArrayList<>();
    try {
      for (FileStatus status : files(folder).listStatus(new Path(folder))) {
        entries.add(entry(Storage.child(folder, status.getPath().getName()), status));
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    entries.sort(Comparator.comparing(StoredEntry::name));
    return entries;
  }

  @Override
  public InputStream open(String path, long offset) throws IOException {
    FSDataInputStream in = opened(path);
    in.seek(offset);
    return in;
  }

  private FSDataInputStream opened(String path) throws IOException {
    try {
      // One pass from front to back: S3A then asks for one long range and not for many short ones.
      return files(path)
          .openFile(new Path(path))
          .opt("fs.option.openfile.read.policy", "sequential")
          .build()
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while opening " + path);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  @Override
  public void write(String path, String text) throws IOException {
    try (OutputStream out = files(path).create(new Path(path), true)) {
      out.write(text.getBytes(UTF_8));
    }
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return files(path).create(new Path(path), true);
  }

  @Override
  public void createFolder(String path) throws IOException {
    files(path).mkdirs(new Path(path));
  }

  @Override
  public void move(String from, String to) throws IOException {
    FileSystem files = files(from);
    // Onto an existing folder Hadoop would move into it.
    if (files.exists(new Path(to)) || !files.rename(new Path(from), new Path(to))) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  @Override
  public void delete(String path) throws IOException {
    files(path).delete(new Path(path), true);
  }

  @Override
  public String absolute(String path) {
    return path;
  }

  private FileSystem files(String path) throws IOException {
    try {
      return new Path(path).getFileSystem(configuration);
    } catch (RuntimeException e) {
      // A class that is missing, or settings that make no sense.
      throw new IOException(e.getMessage(), e);
    }
  }

  private static StoredEntry entry(String path, FileStatus status) {
    String tag = status instanceof EtagSource tagged ? tagged.getEtag() : null;
    return new StoredEntry(
        status.isDirectory() ? StoredEntry.Kind.FOLDER : StoredEntry.Kind.FILE,
        path,
        status.getPath().getName(),
        status.isDirectory() ? 0 : status.getLen(),
        status.getModificationTime(),
        tag == null ? "" : tag);
  }
}
