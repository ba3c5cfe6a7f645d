package dev.sluice.formula;

import dev.sluice.formula.value.CellValue;
import java.util.Map;
import java.util.Optional;

/**
 * A formula with the cells that it refers to.
 *
 * @param cells by name, such as {@code A1} or {@code Sheet2!B7}; others are blank
 * @param at the cell that it stands in, beside which a range means one value; nothing where ranges
 *     are worked on as a whole
 */
public record CellCase(String formula, Map<String, CellValue> cells, Optional<String> at) {}
