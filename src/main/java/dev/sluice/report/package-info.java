/** What a run says to a person: the run record, its HTML report and its terminal summary. */
@NullMarked
package dev.sluice.report;

import org.jspecify.annotations.NullMarked;
