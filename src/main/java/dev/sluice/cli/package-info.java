/** The command line: arguments in, exit code out. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
