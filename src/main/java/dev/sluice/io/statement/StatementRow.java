package dev.sluice.io.statement;

import dev.sluice.spec.StatementColumn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that a statement file gives.
 *
 * @param line the line at which it starts, from 1
 * @param written what the file says there, for quarantine
 * @param cells values as text; a column that is missing is blank
 * @param fault why the row must not be used, if so
 */
public record StatementRow(
    long line, String written, Map<StatementColumn, String> cells, @Nullable String fault) {}
