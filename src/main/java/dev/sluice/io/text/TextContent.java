package dev.sluice.io.text;

import dev.sluice.io.file.StorageSettings;
import dev.sluice.spec.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The text of a file, through its archive, its compression and its encoding.
 *
 * @param location where the file or the archive is
 * @param entry the name in the archive; empty for a file that is none
 */
record TextContent(StorageSettings storage, String location, String entry, TextEncoding encoding) {

  /** The text as UTF-8 from an offset on, which must be 0 where the file cannot be split. */
  ByteWindow window(long offset) throws IOException {
    InputStream in = unpacked(offset);
    return new ByteWindow(
        encoding == TextEncoding.UTF_8 ? in : new DecodedText(in, encoding.charset()), offset);
  }

  /** The bytes before they are decoded. */
  ByteWindow undecoded() throws IOException {
    return new ByteWindow(unpacked(0), 0);
  }

  /** The compression that the name tells. */
  Optional<Packing> packing() {
    return Packing.ofName(entry.isEmpty() ? location : entry);
  }

  /** The bytes as they are stored. */
  InputStream packed(long offset) throws IOException {
    return entry.isEmpty()
        ? storage.storageOf(location).open(location, offset)
        : ZipArchive.open(storage.storageOf(location), location, entry);
  }

  private InputStream unpacked(long offset) throws IOException {
    InputStream in = packed(offset);
    try {
      Optional<Packing> packing = packing();
      return packing.isPresent() ? packing.get().unpacked(in) : in;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }
}
