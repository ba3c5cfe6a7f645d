package dev.sluice.io.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One file that a source reads.
 *
 * @param path as the user named it or its folder; the run record and quarantine show it
 * @param size bytes
 * @param modified milliseconds since 1970
 * @param checksum SHA-256 of the content in hex for files up to 32 MB; else what stands for the
 *     version: the size and the entity tag, or the size and the time of change
 */
public record InputFile(String path, long size, long modified, String checksum)
    implements Serializable {

  /** The order of files in a source: by the bytes of the path, which is also how Spark sorts it. */
  static final Comparator<InputFile> ORDER =
      (left, right) ->
          Arrays.compareUnsigned(left.path.getBytes(UTF_8), right.path.getBytes(UTF_8));
}
