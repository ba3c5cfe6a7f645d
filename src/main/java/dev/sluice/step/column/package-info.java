/** What steps say about columns: which one a user named, which ones a result has. */
@NullMarked
package dev.sluice.step.column;

import org.jspecify.annotations.NullMarked;
