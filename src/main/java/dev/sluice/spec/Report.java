package dev.sluice.spec;

import java.util.List;

/**
 * What the report of a run shows beside its accounts.
 *
 * @param sampleRows how many rows of each kind
 * @param charts in the order in which they are shown
 */
public record Report(int sampleRows, List<Chart> charts) {

  public Report {
    charts = List.copyOf(charts);
  }
}
