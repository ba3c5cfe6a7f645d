package dev.sluice.io.text;

import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StoredEntry;
import dev.sluice.problem.Place;
import dev.sluice.problem.Problem;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ProjectRoot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The files in a zip archive. Its directory says where they stand, so that one is read without
 * those before it; contents stream, are never held whole, and are checked against their checksums.
 */
final class ZipArchive {

  private ZipArchive() {}

  /** The files to read in an archive, by name; what cannot be read is reported. */
  static List<TextFile> files(Storage storage, InputFile archive, Problems problems) {
    List<TextFile> files = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int before = problems.count();
    try (ZipFile zip = directory(storage, archive.path(), archive.size())) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        if (entry.isDirectory() || isHidden(entry.getName())) {
          continue;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          report(archive, problems, "\"" + entry.getName() + "\" in the archive is encrypted");
        } else if (!zip.canReadEntryData(entry)) {
          report(
              archive,
              problems,
              "\"" + entry.getName() + "\" in the archive is packed by a method that is not known");
        } else if (entry.getSize() == 0) {
          report(archive, problems, "\"" + entry.getName() + "\" in the archive is empty");
        } else if (!seen.add(entry.getName())) {
          report(archive, problems, "\"" + entry.getName() + "\" is twice in the archive");
        } else {
          files.add(new TextFile(archive, entry.getName(), entry.getCompressedSize()));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      report(archive, problems, "the file is no zip archive, or it is damaged or cut off");
    }
    if (files.isEmpty() && problems.count() == before) {
      report(archive, problems, "the archive has no files to read");
    }
    files.sort(TextFile.ORDER);
    return files;
  }

  /** The content of one file in an archive. */
  static InputStream open(Storage storage, String path, String entry) throws IOException {
    StoredEntry archive = storage.find(path).orElseThrow(() -> new NoSuchFileException(path));
    ZipFile zip = directory(storage, path, archive.size());
    try {
      ZipArchiveEntry found = zip.getEntry(entry);
      if (found == null) {
        throw new IOException("\"" + entry + "\" is no longer in the archive");
      }
      return new Checked(zip.getInputStream(found), zip, found.getCrc());
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ZipFile directory(Storage storage, String path, long size) throws IOException {
    StoredChannel channel = new StoredChannel(storage, path, size);
    try {
      return new ZipFile(channel, path, "UTF8", true, true);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** As in folders: bookkeeping, such as that of macOS, is no data. */
  private static boolean isHidden(String name) {
    for (String part : name.split("/", -1)) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static void report(InputFile archive, Problems problems, String message) {
    problems.report(
        Problem.user(Place.file(ProjectRoot.displayed(archive.path())), "bad-archive", message));
  }

  /** Holds the content against its checksum, and closes the archive with it. */
  private static final class Checked extends CheckedInputStream {

    private final ZipFile zip;
    private final long expected;

    Checked(InputStream in, ZipFile zip, long expected) {
      super(in, new CRC32());
      this.zip = zip;
      this.expected = expected;
    }

    @Override
    public int read() throws IOException {
      return atEnd(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return atEnd(super.read(target, offset, length));
    }

    private int atEnd(int read) throws ZipException {
      if (read < 0 && getChecksum().getValue() != expected) {
        throw new ZipException("its checksum is another");
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      try (zip) {
        super.close();
      }
    }
  }
}
