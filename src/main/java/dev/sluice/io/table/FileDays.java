package dev.sluice.io.table;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The days of the rows of one file, as far as metadata tells them. */
final class FileDays {

  /** A range of more days than this is taken for a fault of the data, such as a year 9999. */
  private static final long MOST_DAYS = 4_000;

  private static final long MICROSECONDS_A_DAY = Duration.ofDays(1).toNanos() / 1_000;

  private final Table table;
  private final Types.NestedField column;

  FileDays(Table table, String column) {
    this.table = table;
    this.column = table.schema().findField(column);
  }

  /** By the partition of the file, or else by the range of the column; all when neither tells. */
  Days of(DataFile file) {
    return byPartition(file).orElseGet(() -> byRange(file));
  }

  /** A file of deletes knows its partition only. */
  Days of(ContentFile<?> deletes) {
    return byPartition(deletes).orElseGet(Days::every);
  }

  /** The days of the partition; nothing when the file's partitioning does not tell days. */
  Optional<Days> byPartition(ContentFile<?> file) {
    PartitionSpec spec = table.specs().get(file.specId());
    if (spec == null) {
      return Optional.empty();
    }
    List<PartitionField> fields = spec.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).sourceId() == column.fieldId()) {
        Integer value = integer(file.partition().get(i, Object.class));
        Optional<Days> days = days(fields.get(i).transform().toString(), value);
        if (days.isPresent()) {
          return days;
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Integer integer(@Nullable Object value) {
    return value instanceof Integer number ? number : null;
  }

  /** Iceberg's transforms count days, hours, months and years from 1970. */
  private Optional<Days> days(String transform, @Nullable Integer value) {
    boolean isDate = column.type().typeId() == Type.TypeID.DATE;
    return switch (transform) {
      case "identity" -> isDate ? Optional.of(day(value)) : Optional.empty();
      case "day" -> Optional.of(day(value));
      case "hour" -> Optional.of(day(value == null ? null : Math.floorDiv(value, 24)));
      case "month" -> Optional.of(value == null ? Days.ofNoDate() : month(value));
      default -> Optional.empty();
    };
  }

  private static Days day(@Nullable Integer value) {
    if (value == null) {
      return Days.ofNoDate();
    }
    LocalDate day = LocalDate.ofEpochDay(value);
    return Days.between(day, day);
  }

  private static Days month(int value) {
    YearMonth month = YearMonth.of(1970, 1).plusMonths(value);
    return Days.between(month.atDay(1), month.atEndOfMonth());
  }

  private Days byRange(DataFile file) {
    long nulls = count(file.nullValueCounts());
    if (nulls == file.recordCount()) {
      return Days.ofNoDate();
    }
    Long first = epochDay(file.lowerBounds());
    Long last = epochDay(file.upperBounds());
    if (first == null || last == null || last - first > MOST_DAYS) {
      return Days.every();
    }
    Days days = Days.between(LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    return nulls == 0 ? days : days.and(Days.ofNoDate());
  }

  /** How many rows have no day; -1 when nobody counted. */
  private long count(@Nullable Map<Integer, Long> counts) {
    Long count = counts == null ? null : counts.get(column.fieldId());
    return count == null ? -1 : count;
  }

  private @Nullable Long epochDay(@Nullable Map<Integer, ByteBuffer> bounds) {
    ByteBuffer bound = bounds == null ? null : bounds.get(column.fieldId());
    if (bound == null) {
      return null;
    }
    Object value = Conversions.fromByteBuffer(column.type(), bound);
    if (value instanceof Integer day) {
      return day.longValue();
    }
    return value instanceof Long microseconds
        ? Long.valueOf(Math.floorDiv(microseconds, MICROSECONDS_A_DAY))
        : null;
  }
}
