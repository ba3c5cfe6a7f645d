package dev.sluice.io.text;

import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads: parts of files, in the order of the source. */
record TextPartition(List<TextSplit> splits) implements InputPartition {}
