package dev.sluice.market.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row: an order with one of its executions, or without any.
 *
 * @param key what is reported by, as Spark holds it
 */
record Fill(List<@Nullable Object> key, WrittenOrder order, Execution execution) {
  Fill {
    key = Collections.unmodifiableList(new ArrayList<>(key));
  }
}
