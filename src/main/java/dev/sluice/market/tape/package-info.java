/** Exchange data as rows in order: which key, which time, and prices that compare exactly. */
@NullMarked
package dev.sluice.market.tape;

import org.jspecify.annotations.NullMarked;
