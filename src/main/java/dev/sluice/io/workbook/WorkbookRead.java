package dev.sluice.io.workbook;

import dev.sluice.io.file.StorageSettings;
import java.io.Serializable;
import org.apache.spark.sql.types.StructType;

/**
 * What every task of a scan must know, whatever it asks for.
 *
 * @param columns the columns of the source; all are checked
 */
record WorkbookRead(SheetLayout layout, StructType columns, StorageSettings storage)
    implements Serializable {}
