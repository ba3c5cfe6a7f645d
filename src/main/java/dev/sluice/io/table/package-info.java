/**
 * Iceberg tables: the catalog by configuration, tables and Parquet files as sources, and
 * write-audit-publish. A publication is staged on a branch of its own, audited there, and either
 * becomes the table's main state in one metadata commit or disappears.
 *
 * <p>Every change of refs is a compare-and-set on the table's metadata, so that processes that
 * share a catalog cannot lose each other's data; a branch name carries its owner, so that the next
 * run can clean up after one that was killed.
 */
@NullMarked
package dev.sluice.io.table;

import org.jspecify.annotations.NullMarked;
