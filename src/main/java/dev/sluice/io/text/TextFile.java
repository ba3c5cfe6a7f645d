package dev.sluice.io.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.io.file.InputFile;
import dev.sluice.problem.Problems;
import dev.sluice.spec.ProjectRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A file of lines: one that is stored as such, or one in an archive.
 *
 * @param stored the file or the archive
 * @param entry the name in the archive; empty for a file that is none
 * @param size stored bytes of it
 */
record TextFile(InputFile stored, String entry, long size) {

  /** The order of files in an archive: by the bytes of the name, as in folders. */
  static final Comparator<TextFile> ORDER =
      (left, right) ->
          Arrays.compareUnsigned(left.entry.getBytes(UTF_8), right.entry.getBytes(UTF_8));

  /** The files of a source, archives opened; what is wrong with an archive is reported. */
  static List<TextFile> of(List<InputFile> files, TextOptions options, Problems problems) {
    List<TextFile> found = new ArrayList<>();
    for (InputFile file : files) {
      if (file.path().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        found.addAll(ZipArchive.files(options.storage().storageOf(file.path()), file, problems));
      } else {
        found.add(new TextFile(file, "", file.size()));
      }
    }
    return found;
  }

  /** The path that rows and rejected rows show. */
  String path() {
    return stored.path() + inArchive();
  }

  /** The path as a message names it. */
  String displayed() {
    return ProjectRoot.displayed(stored.path()) + inArchive();
  }

  /** True when the file can only be read from its start. */
  boolean isPacked() {
    return !entry.isEmpty() || Packing.ofName(stored.path()).isPresent();
  }

  private String inArchive() {
    return entry.isEmpty() ? "" : "!" + entry;
  }
}
