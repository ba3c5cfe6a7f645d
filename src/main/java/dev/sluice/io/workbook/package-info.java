/**
 * Excel workbooks (xlsx, xlsm) as input and as output. Both directions stream: of a workbook that
 * is read, only its shared texts are held in memory; of one that is written, only a row.
 */
@NullMarked
package dev.sluice.io.workbook;

import org.jspecify.annotations.NullMarked;
