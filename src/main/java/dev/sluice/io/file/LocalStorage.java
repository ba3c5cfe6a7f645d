package dev.sluice.io.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of this machine. */
final class LocalStorage implements Storage {

  static final LocalStorage INSTANCE = new LocalStorage();

  private LocalStorage() {}

  @Override
  public Optional<StoredEntry> find(String path) throws IOException {
    Path local = local(path);
    return Files.exists(local) ? Optional.of(entry(path, local)) : Optional.empty();
  }

  @Override
  public List<StoredEntry> list(String folder) throws IOException {
    Path local = local(folder);
    if (!Files.isDirectory(local)) {
      return List.of();
    }
    List<StoredEntry> entries = new ArrayList<>();
    try (Stream<Path> children = Files.list(local)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        // A link to nowhere is no input.
        if (Files.exists(child)) {
          entries.add(entry(Storage.child(folder, String.valueOf(child.getFileName())), child));
        }
      }
    }
    entries.sort(Comparator.comparing(StoredEntry::name));
    return entries;
  }

  @Override
  public InputStream open(String path, long offset) throws IOException {
    FileChannel channel = FileChannel.open(local(path), StandardOpenOption.READ);
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  @Override
  public void write(String path, String text) throws IOException {
    // Beside and then over, so that a crash leaves no half of it.
    Path target = local(path);
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    Files.writeString(beside, text, UTF_8);
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return Files.newOutputStream(local(path));
  }

  @Override
  public void createFolder(String path) throws IOException {
    Files.createDirectories(local(path));
  }

  @Override
  public void move(String from, String to) throws IOException {
    Files.move(local(from), local(to));
  }

  @Override
  public void delete(String path) throws IOException {
    Path root = local(path);
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(root, new Deletion());
  }

  @Override
  public String absolute(String path) {
    return local(path).toAbsolutePath().normalize().toString();
  }

  private static StoredEntry entry(String path, Path local) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(local, BasicFileAttributes.class);
    return new StoredEntry(
        attributes.isDirectory() ? StoredEntry.Kind.FOLDER : StoredEntry.Kind.FILE,
        path,
        Storage.split(path).name(),
        attributes.isDirectory() ? 0 : attributes.size(),
        attributes.lastModifiedTime().toMillis(),
        "");
  }

  private static Path local(String path) {
    // file:/x, file:///x and /x are the same file; nothing is decoded, as in Hadoop.
    String plain =
        path.startsWith("file:")
            ? path.substring("file:".length()).replaceFirst("^/{2,}", "/")
            : path;
    return Path.of(plain);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
