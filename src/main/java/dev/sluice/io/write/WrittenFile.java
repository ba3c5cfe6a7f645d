package dev.sluice.io.write;

import java.io.Serializable;
import java.util.List;
import org.apache.iceberg.Metrics;

/**
 * A file that was written and closed.
 *
 * @param rows as its footer says
 * @param splits where its row groups begin
 */
public record WrittenFile(
    String location, String name, long bytes, long rows, Metrics metrics, List<Long> splits)
    implements Serializable {}
