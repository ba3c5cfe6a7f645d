package dev.sluice.match.block;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Blocks of items for tests, in the order in which the plan would sort them. */
final class BlockFixture {

  private static final int SCALE = 2;

  private final int precision;
  private final List<TestItem> items = new ArrayList<>();

  /** An item; the amount in hundredths. */
  record TestItem(
      boolean isRight, @Nullable Long amount, @Nullable Integer day, String id, String text) {

    long kind() {
      return 31L * id.hashCode() + (isRight ? 1 : 0);
    }
  }

  BlockFixture(int precision) {
    this.precision = precision;
  }

  BlockFixture with(TestItem item) {
    items.add(item);
    return this;
  }

  /** The items in the order of the block. */
  List<TestItem> sorted() {
    return items.stream()
        .sorted(
            Comparator.comparing(TestItem::amount, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(TestItem::day, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(TestItem::isRight)
                .thenComparing(TestItem::id))
        .toList();
  }

  Block block() {
    Block block =
        new Block(
            new BlockColumns(0, 1, 0, 1, precision, SCALE, 2, -1, 3, 3, 4, -1, -1, -1, List.of(5)));
    for (TestItem item : sorted()) {
      GenericInternalRow row = new GenericInternalRow(6);
      row.update(0, item.isRight);
      Long amount = item.amount;
      row.update(
          1,
          amount == null
              ? null
              : Decimal.apply(BigDecimal.valueOf(amount, SCALE), precision, SCALE));
      row.update(2, item.day);
      row.update(3, item.kind());
      row.update(4, UTF8String.fromString(item.id));
      row.update(5, UTF8String.fromString(item.text));
      block.add(row);
    }
    return block;
  }
}
