package dev.sluice.io.text;

import dev.sluice.spec.ColumnType;
import dev.sluice.spec.HiddenColumns;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one part of a file. */
final class SplitReader implements RowReader {

  private static final int NOT_WANTED = -1;

  private final TextRead read;
  private final TextSplit split;
  private final CellRow row;
  private final RecordParser parser;
  private final RecordCells cells = new RecordCells();
  private final CellCheck[] checks;
  private final String notEncoded;
  private final int rejectSlot;
  private final @Nullable CellRow order;

  private final ByteWindow window;
  private final long firstRecord;
  private final long end;
  private long linesRead;
  private long position = -1;
  private boolean told;

  /** A column that must be looked at: because it is wanted or because it can be wrong. */
  private record CellCheck(CellParser parser, TextColumn column, int cell, int slot) {}

  SplitReader(TextRead read, TextSplit split, CellRow row) throws IOException {
    this.read = read;
    this.split = split;
    this.row = row;
    parser =
        RecordParser.of(
            read.format(), read.columns().stream().map(TextColumn::name).toList(), split.width());
    checks = checks();
    notEncoded = "bytes that are not " + TextRead.name(read.dialect().encoding());
    rejectSlot = slot(TextSchema.REJECT);
    order = rowOrder(slot(HiddenColumns.ROW_ORDER));
    firstRecord = split.start() == 0 ? 0 : recordFrom(split.start());
    end = split.isCut() ? recordFrom(split.end()) : Long.MAX_VALUE;
    parser.survey(() -> open(0));
    window = open(firstRecord);
    if (firstRecord == 0) {
      window.skipByteOrderMark();
      skipHeader();
    }
  }

  @Override
  public boolean next() throws IOException {
    linesRead += parser.skipEmptyLines(window);
    long start = window.startOffset();
    if (start >= end || !parser.next(window, cells)) {
      finish(start);
      return false;
    }
    if (window.startOffset() > end && cells.isFaulty(split.width())) {
      endAtSplit(start);
    }
    position++;
    if (order != null) {
      order.setBits(2, position);
    }
    fill();
    linesRead += cells.lines();
    return true;
  }

  /**
   * A stray quote can swallow lines, also across the end of the split. The next reader starts at a
   * line that looks right, so the faulty record ends there.
   */
  private void endAtSplit(long start) throws IOException {
    if (!window.holds(end)) {
      throw cannotTell();
    }
    window.backTo(end);
    int stop = window.start();
    if (window.bytes()[stop - 1] != '\n') {
      throw cannotTell();
    }
    int lines = 0;
    for (int i = stop - (int) (end - start); i < stop; i++) {
      lines += window.bytes()[i] == '\n' ? 1 : 0;
    }
    cells.shorten(stop, lines);
  }

  @Override
  public InternalRow row() {
    return row;
  }

  @Override
  public void close() throws IOException {
    window.close();
  }

  private void fill() throws IOException {
    String fault = recordFault();
    if (fault != null) {
      reject(null, null, fault);
      return;
    }
    int faults = 0;
    CellCheck first = null;
    for (CellCheck check : checks) {
      int cell = check.cell;
      String wrong =
          check.parser.parse(cells.bytes(cell), cells.from(cell), cells.to(cell), row, check.slot);
      if (wrong != null && faults++ == 0) {
        first = check;
        fault = wrong;
      }
    }
    if (first != null && fault != null) {
      String more = faults == 1 ? "" : "; " + (faults - 1) + " more in this row";
      reject(first.column.name(), cells.text(first.cell), fault + more);
    } else if (rejectSlot != NOT_WANTED) {
      row.setNullAt(rejectSlot);
    }
  }

  private @Nullable String recordFault() {
    if (cells.fault() != null) {
      return cells.fault();
    }
    if (cells.count() != split.width()) {
      return cells.count()
          + (cells.count() == 1 ? " cell" : " cells")
          + " instead of "
          + split.width();
    }
    return cells.isUtf8() ? null : notEncoded;
  }

  private void reject(@Nullable String column, @Nullable String text, String reason)
      throws IOException {
    row.clear();
    if (order != null) {
      row.setObject(slot(HiddenColumns.ROW_ORDER), order);
    }
    if (rejectSlot != NOT_WANTED) {
      Object[] values = {
        UTF8String.fromString(split.path()),
        linesBefore() + linesRead + 1,
        UTF8String.fromString(column),
        UTF8String.fromString(text),
        UTF8String.fromString(reason),
        UTF8String.fromString(cells.written())
      };
      row.setObject(rejectSlot, new GenericInternalRow(values));
    }
  }

  private long linesBefore() throws IOException {
    return firstRecord == 0 ? 0 : lines().linesBefore(firstRecord, this::open);
  }

  /** Tells what was counted, and checks that the next part of the file starts where this ends. */
  private void finish(long reached) throws IOException {
    if (!split.isCut() || told || firstRecord >= end) {
      return;
    }
    told = true;
    if (reached != end) {
      throw cannotTell();
    }
    lines().tell(firstRecord, end, linesRead);
  }

  private IOException cannotTell() {
    return new IOException(
        "cannot tell rows apart near byte "
            + split.end()
            + ", where the file is split for parallel reading; compressed it is read unsplit");
  }

  private void skipHeader() throws IOException {
    TextFormat.Header header = read.format().header();
    linesRead += parser.moveToStart(window, header);
    if (header.isThere() && parser.next(window, cells)) {
      linesRead += cells.lines();
    }
  }

  private long recordFrom(long offset) throws IOException {
    if (offset <= split.dataStart()) {
      return split.dataStart();
    }
    try (ByteWindow before = open(offset - 1)) {
      parser.moveToRecord(before);
      return before.startOffset();
    }
  }

  private ByteWindow open(long offset) throws IOException {
    return new TextContent(
            read.storage(), split.location(), split.entry(), read.dialect().encoding())
        .window(offset);
  }

  private LineIndex lines() {
    return LineIndex.of(split.location(), split.version());
  }

  private @Nullable CellRow rowOrder(int slot) {
    if (slot == NOT_WANTED) {
      return null;
    }
    CellRow place = new CellRow(TextSchema.ROW_ORDER_TYPE);
    place.setObject(0, UTF8String.fromString(split.path()));
    place.setBits(1, split.start());
    row.setObject(slot, place);
    return place;
  }

  private int slot(String column) {
    return Arrays.asList(read.wanted().fieldNames()).indexOf(column);
  }

  private CellCheck[] checks() {
    List<TextColumn> columns = read.columns();
    CellCheck[] all = new CellCheck[columns.size()];
    int count = 0;
    for (int i = 0; i < columns.size(); i++) {
      TextColumn column = columns.get(i);
      int slot = slot(column.name());
      // Text cannot be wrong.
      boolean looked = slot != NOT_WANTED || column.type().kind() != ColumnType.Kind.TEXT;
      if (looked) {
        int target = slot == NOT_WANTED ? row.discard() : slot;
        all[count++] =
            new CellCheck(
                CellParser.of(column.type(), column.style()), column, split.cells()[i], target);
      }
    }
    return Arrays.copyOf(all, count);
  }
}
