package dev.sluice.io.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Local storage that stops before its n-th change, and can rename file by file as S3 does. */
public final class CrashingStorage implements Storage {

  /** How a folder is renamed. */
  public enum Rename {
    AT_ONCE,
    FILE_BY_FILE
  }

  /** What such storage does in the place of a change. */
  public static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Storage local = LocalStorage.INSTANCE;
  private final Rename rename;
  private int changesLeft;

  /** Storage that makes so many changes and no more. */
  public CrashingStorage(Rename rename, int changesLeft) {
    this.rename = rename;
    this.changesLeft = changesLeft;
  }

  private void change() {
    if (changesLeft-- == 0) {
      throw new Crash();
    }
  }

  @Override
  public void write(String path, String text) throws IOException {
    change();
    local.write(path, text);
  }

  @Override
  public void move(String from, String to) throws IOException {
    if (rename == Rename.AT_ONCE || !local.find(from).orElseThrow().isFolder()) {
      change();
      local.move(from, to);
      return;
    }
    if (local.find(to).isPresent()) {
      throw new IOException("cannot rename onto " + to);
    }
    for (StoredEntry entry : local.list(from)) {
      change();
      local.createFolder(to);
      local.move(entry.path(), Storage.child(to, entry.name()));
    }
    local.delete(from);
  }

  @Override
  public void delete(String path) throws IOException {
    for (StoredEntry entry : local.list(path)) {
      change();
      local.delete(entry.path());
    }
    if (local.find(path).isPresent()) {
      change();
      local.delete(path);
    }
  }

  @Override
  public Optional<StoredEntry> find(String path) throws IOException {
    return local.find(path);
  }

  @Override
  public List<StoredEntry> list(String folder) throws IOException {
    return local.list(folder);
  }

  @Override
  public InputStream open(String path, long offset) throws IOException {
    return local.open(path, offset);
  }

  @Override
  public OutputStream create(String path) throws IOException {
    return local.create(path);
  }

  @Override
  public void createFolder(String path) throws IOException {
    local.createFolder(path);
  }

  @Override
  public String absolute(String path) {
    return local.absolute(path);
  }
}
