package dev.sluice.io.columnar;

import dev.sluice.io.file.FileSchemas;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.StorageSettings;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.avro.InvalidAvroMagicException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.spark.sql.avro.SchemaConverters;
import org.apache.spark.sql.types.StructType;

/** What Avro files say of their columns. */
final class AvroHeaders implements FileSchemas.Reader {

  private final StorageSettings storage;

  AvroHeaders(StorageSettings storage) {
    this.storage = storage;
  }

  @Override
  public StructType columns(InputFile file) throws IOException {
    try (InputStream in = storage.storageOf(file.path()).open(file.path(), 0);
        DataFileStream<Object> stream = new DataFileStream<>(in, new GenericDatumReader<>())) {
      Schema schema = stream.getSchema();
      if (SchemaConverters.toSqlType(schema).dataType() instanceof StructType columns) {
        return columns;
      }
      throw new IllegalArgumentException("its rows are " + schema.getType() + " and no records");
    } catch (InvalidAvroMagicException | EOFException e) {
      throw new IllegalArgumentException("it has no Avro header", e);
    }
  }
}
