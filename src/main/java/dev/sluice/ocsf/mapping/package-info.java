/**
 * Mapping files: how the fields of a raw log become the attributes of OCSF events. Reads the format
 * of the published AWS transformation library and what Sluice adds to it; knows no Spark plan.
 */
@NullMarked
package dev.sluice.ocsf.mapping;

import org.jspecify.annotations.NullMarked;
