/**
 * Whether events are valid OCSF: one set of rules, with the codes of OCSF's own validator, for
 * events as JSON and for events as rows of a table.
 */
@NullMarked
package dev.sluice.ocsf.validate;

import org.jspecify.annotations.NullMarked;
