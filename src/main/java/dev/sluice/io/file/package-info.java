/**
 * Files and folders, local or on a Hadoop file system: which files a source reads, and plain
 * outputs that appear whole or not at all.
 */
@NullMarked
package dev.sluice.io.file;

import org.jspecify.annotations.NullMarked;
