/**
 * Holds a mapping against the OCSF schema: which attribute gets which value, what is added by
 * itself, and every defect that can be seen without data. Knows no Spark plan.
 */
@NullMarked
package dev.sluice.ocsf.plan;

import org.jspecify.annotations.NullMarked;
