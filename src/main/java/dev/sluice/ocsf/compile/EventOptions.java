package dev.sluice.ocsf.compile;

/**
 * What a job asks of the events beside their mapping.
 *
 * @param rawData whether events keep the text of their record
 * @param observables whether they list their observables
 * @param region where events were logged that do not say so themselves
 * @param account the account in which they were
 */
public record EventOptions(boolean rawData, boolean observables, String region, String account) {}
