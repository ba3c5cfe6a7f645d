package dev.sluice.io.write;

import java.io.IOException;
import java.util.List;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.shaded.org.apache.parquet.column.ColumnWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.column.ParquetProperties;
import org.apache.iceberg.shaded.org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.iceberg.shaded.org.apache.parquet.schema.MessageType;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** One Parquet file that is being written. Ends with {@link #finish} or {@link #abandon}. */
final class RowFile {

  /** Column names and ends of statistics are cut to this many bytes in the index of pages. */
  private static final int INDEX_BYTES = 64;

  private static final int FIRST_CHECK = 100;
  private static final int LAST_CHECK = 10_000;

  private final RowFileTarget target;
  private final RowFileLayout layout;
  private final RowColumns columns;
  private final MessageType type;
  private final String name;
  private final OutputFile output;
  private final FileSink sink;
  private final ParquetFileWriter file;
  private final ParquetProperties properties;
  private final ZstdPages compressor;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore group;
  private long groupRows;
  private long nextCheck = FIRST_CHECK;

  RowFile(RowFileTarget target, RowColumns columns, MessageType type, String name)
      throws IOException {
    this.target = target;
    this.layout = target.layout();
    this.columns = columns;
    this.type = type;
    this.name = name;
    this.output = target.file(name);
    this.sink = new FileSink(output);
    this.properties =
        ParquetProperties.builder()
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .withPageSize(layout.pageBytes())
            .withPageRowCountLimit(layout.pageRows())
            .withDictionaryPageSize(layout.dictionaryBytes())
            .withPageWriteChecksumEnabled(false)
            .withSizeStatisticsEnabled(false)
            .build();
    this.compressor = new ZstdPages(layout.zstdLevel());
    this.file =
        new ParquetFileWriter(
            sink,
            type,
            ParquetFileWriter.Mode.CREATE,
            layout.rowGroupBytes(),
            0,
            INDEX_BYTES,
            Integer.MAX_VALUE,
            false);
    file.start();
    this.pages = newPages();
    this.group = properties.newColumnWriteStore(type, pages);
    columns.writeTo(group);
  }

  private ColumnChunkPageWriteStore newPages() {
    return new ColumnChunkPageWriteStore(
        compressor, type, properties.getAllocator(), INDEX_BYTES, false);
  }

  void add(UnsafeRow row) throws IOException {
    columns.write(row);
    group.endRecord();
    groupRows++;
    if (groupRows >= nextCheck) {
      checkGroup();
    }
  }

  private void checkGroup() throws IOException {
    long buffered = group.getBufferedSize();
    long rowBytes = Math.max(1, buffered / groupRows);
    long room = layout.rowGroupBytes() - buffered;
    if (room < 2 * rowBytes) {
      endGroup();
      pages = newPages();
      group = properties.newColumnWriteStore(type, pages);
      columns.writeTo(group);
    } else {
      long halfWay = room / rowBytes / 2;
      nextCheck = groupRows + Math.min(Math.max(halfWay, FIRST_CHECK), LAST_CHECK);
    }
  }

  private void endGroup() throws IOException {
    if (groupRows > 0) {
      file.startBlock(groupRows);
      group.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
    }
    group.close();
    pages.close();
    groupRows = 0;
    nextCheck = FIRST_CHECK;
  }

  /** Bytes written and waiting, about. */
  long length() throws IOException {
    return file.getPos() + group.getBufferedSize();
  }

  WrittenFile finish() throws IOException {
    endGroup();
    file.end(target.footer());
    sink.close();
    compressor.release();
    ParquetMetadata footer = file.getFooter();
    List<BlockMetaData> groups = footer.getBlocks();
    return new WrittenFile(
        output.location(),
        name,
        sink.bytes(),
        groups.stream().mapToLong(BlockMetaData::getRowCount).sum(),
        target.metrics(footer),
        groups.stream().map(BlockMetaData::getStartingPos).toList());
  }

  /** Closes what is open and deletes the file. */
  void abandon() throws IOException {
    compressor.release();
    try {
      sink.close();
    } finally {
      target.delete(output.location());
    }
  }
}
