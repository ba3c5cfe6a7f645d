package dev.sluice.io.workbook;

import dev.sluice.io.file.InputFile;
import java.util.List;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * The table of one file, which one task reads.
 *
 * @param location where the file is, meaning the same in every process
 * @param columns where the columns of the source stand
 * @param table all columns of the table, also those that are not read: a row with a value in any of
 *     them is a row
 */
record SheetPlace(InputFile file, String location, List<Integer> columns, List<Integer> table)
    implements InputPartition {}
