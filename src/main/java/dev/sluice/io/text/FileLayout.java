package dev.sluice.io.text;

import java.util.List;

/**
 * Where the columns of a source stand in one of its files.
 *
 * @param cells index of the cell of every column
 * @param width how many cells a row of the file has
 * @param dataStart offset of the first row
 */
record FileLayout(TextFile file, List<Integer> cells, int width, long dataStart) {}
