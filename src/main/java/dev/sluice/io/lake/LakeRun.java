package dev.sluice.io.lake;

import dev.sluice.io.table.Owner;

/**
 * The run that writes a batch.
 *
 * @param job whose batch it is
 * @param key the same for runs that would publish the same
 */
public record LakeRun(String job, String id, String key, Owner owner) {}
