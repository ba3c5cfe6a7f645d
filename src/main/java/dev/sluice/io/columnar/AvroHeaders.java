package dev.sluice.io.columnar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.io.file.FileSchemas;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.Storage;
import dev.sluice.io.file.StorageSettings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.spark.sql.avro.SchemaConverters;
import org.apache.spark.sql.types.StructType;

/**
 * What Avro files say of their columns. Avro has no footer, and its reader takes a file that was
 * cut off for one that ends; so the mark that stands behind every block is looked for at the end.
 */
final class AvroHeaders implements FileSchemas.Reader {

  private final StorageSettings storage;

  AvroHeaders(StorageSettings storage) {
    this.storage = storage;
  }

  @Override
  public StructType columns(InputFile file) throws IOException {
    Storage of = storage.storageOf(file.path());
    Schema schema;
    byte[] mark = new byte[DataFileConstants.SYNC_SIZE];
    try (InputStream in = of.open(file.path(), 0)) {
      schema = header(DecoderFactory.get().binaryDecoder(in, null), mark);
    } catch (EOFException e) {
      throw new IllegalArgumentException("it ends within its header", e);
    }
    try (InputStream in = of.open(file.path(), file.size() - mark.length)) {
      if (!Arrays.equals(in.readNBytes(mark.length), mark)) {
        throw new IllegalArgumentException("it ends within a block, so that a part is missing");
      }
    }
    if (SchemaConverters.toSqlType(schema).dataType() instanceof StructType columns) {
      return columns;
    }
    throw new IllegalArgumentException("its rows are no records");
  }

  private static Schema header(BinaryDecoder in, byte[] mark) throws IOException {
    byte[] magic = new byte[DataFileConstants.MAGIC.length];
    in.readFixed(magic);
    if (!Arrays.equals(magic, DataFileConstants.MAGIC)) {
      throw new IllegalArgumentException("it has no Avro header");
    }
    Map<String, String> metadata = new HashMap<>();
    for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
      for (; left > 0; left--) {
        String key = in.readString();
        ByteBuffer value = in.readBytes(null);
        metadata.put(key, UTF_8.decode(value).toString());
      }
    }
    in.readFixed(mark);
    return new Schema.Parser().parse(metadata.getOrDefault(DataFileConstants.SCHEMA, ""));
  }
}
