/** Plans a job, runs it, asks the gate, publishes or refuses, and writes the run record. */
@NullMarked
package dev.sluice.run;

import org.jspecify.annotations.NullMarked;
