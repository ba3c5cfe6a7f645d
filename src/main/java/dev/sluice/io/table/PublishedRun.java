package dev.sluice.io.table;

/**
 * A publication that is part of a table's main state.
 *
 * @param runId the run that published it
 */
public record PublishedRun(long snapshotId, String runId) {}
