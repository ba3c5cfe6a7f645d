package dev.sluice.io.columnar;

import dev.sluice.io.file.FileSchemas;
import dev.sluice.io.file.InputFile;
import dev.sluice.io.file.StorageSettings;
import java.io.EOFException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.orc.FileFormatException;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.protobuf.InvalidProtocolBufferException;
import org.apache.spark.sql.execution.datasources.orc.OrcUtils;
import org.apache.spark.sql.types.StructType;

/** What ORC files say of their columns. */
final class OrcFooters implements FileSchemas.Reader {

  private final Configuration configuration = new Configuration();

  OrcFooters(StorageSettings storage) {
    storage.hadoop().forEach(configuration::set);
  }

  @Override
  public StructType columns(InputFile file) throws IOException {
    try (Reader reader =
        OrcFile.createReader(
            StorageSettings.hadoopPath(file), OrcFile.readerOptions(configuration))) {
      return OrcUtils.toCatalystSchema(reader.getSchema());
    } catch (FileFormatException | InvalidProtocolBufferException | EOFException e) {
      throw new IllegalArgumentException("it has no ORC footer, or a part is missing", e);
    }
  }
}
