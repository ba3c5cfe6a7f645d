package dev.sluice.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The items of one block, in their order, and what the rules have made of them so far. Items are
 * numbers from 0; what is kept of an item are a few numbers and short texts, its row is elsewhere.
 */
final class Block {

  /** The day of an item without a date. */
  static final int NO_DAY = Integer.MIN_VALUE / 2;

  /** No item, no rule, no group. */
  static final int NONE = -1;

  private static final UTF8String[] NO_TEXTS = {};

  private final BlockColumns columns;

  private final Amounts amounts;
  private int size;
  private boolean[] isRight = new boolean[16];
  private int[] days = new int[16];
  private int[] businessDays = new int[16];
  private long[] kinds = new long[16];
  private long[] contents = new long[16];
  private @Nullable UTF8String[] ids = new UTF8String[16];
  private @Nullable UTF8String[] currencies = new UTF8String[16];
  private @Nullable UTF8String[][] texts = new UTF8String[16][];
  private int[] rules = new int[16];
  private int[] partners = new int[16];
  private int[] groupOf = new int[16];
  private int[] members = new int[16];
  private final List<BlockGroup> groups = new ArrayList<>();
  private @Nullable String note;
  private boolean[] isCopy = new boolean[16];
  private int rightSize;
  private int declaredSize;

  Block(BlockColumns columns) {
    this.columns = columns;
    this.amounts = Amounts.of(columns.precision(), columns.scale());
  }

  void clear() {
    size = 0;
    rightSize = 0;
    amounts.clear();
    groups.clear();
    note = null;
  }

  /** Adds the item of a row. */
  void add(InternalRow row) {
    if (size == days.length) {
      grow(size * 2);
    }
    int item = size++;
    amounts.add(row, columns.amount());
    isRight[item] = row.getBoolean(columns.isRight());
    rightSize += isRight[item] ? 1 : 0;
    days[item] = row.isNullAt(columns.day()) ? NO_DAY : row.getInt(columns.day());
    businessDays[item] =
        columns.businessDay() < 0 || row.isNullAt(columns.businessDay())
            ? NO_DAY
            : row.getInt(columns.businessDay());
    kinds[item] = row.getLong(columns.kind());
    contents[item] = columns.content() < 0 ? 0 : row.getLong(columns.content());
    ids[item] = text(row, columns.id());
    currencies[item] = text(row, columns.currency());
    texts[item] = texts(row);
    isCopy[item] = columns.isDuplicate() >= 0 && row.getBoolean(columns.isDuplicate());
    declaredSize = columns.declaredSize() < 0 ? 0 : row.getInt(columns.declaredSize());
    rules[item] = NONE;
    partners[item] = NONE;
    groupOf[item] = NONE;
  }

  private @Nullable UTF8String[] texts(InternalRow row) {
    if (columns.texts().isEmpty()) {
      return NO_TEXTS;
    }
    @Nullable UTF8String[] found = new UTF8String[columns.texts().size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = text(row, columns.texts().get(i));
    }
    return found;
  }

  /** A text lies in its row, which stays in memory only for the first items. */
  private @Nullable UTF8String text(InternalRow row, int column) {
    if (column < 0 || row.isNullAt(column)) {
      return null;
    }
    UTF8String text = row.getUTF8String(column);
    return size <= BlockRows.MOST_IN_MEMORY ? text : text.copy();
  }

  private void grow(int capacity) {
    isRight = Arrays.copyOf(isRight, capacity);
    days = Arrays.copyOf(days, capacity);
    businessDays = Arrays.copyOf(businessDays, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    contents = Arrays.copyOf(contents, capacity);
    ids = Arrays.copyOf(ids, capacity);
    currencies = Arrays.copyOf(currencies, capacity);
    texts = Arrays.copyOf(texts, capacity);
    isCopy = Arrays.copyOf(isCopy, capacity);
    rules = Arrays.copyOf(rules, capacity);
    partners = Arrays.copyOf(partners, capacity);
    groupOf = Arrays.copyOf(groupOf, capacity);
    members = Arrays.copyOf(members, capacity);
  }

  int size() {
    return size;
  }

  Amounts amounts() {
    return amounts;
  }

  boolean hasBothSides() {
    return rightSize > 0 && rightSize < size;
  }

  boolean isRight(int item) {
    return isRight[item];
  }

  int day(int item) {
    return days[item];
  }

  /** The day as a rule counts it. */
  int day(int item, DayWindow window) {
    return window.isBusiness() ? businessDays[item] : days[item];
  }

  /** A hash of the content without the id: items with the same are interchangeable. */
  long content(int item) {
    return contents[item];
  }

  /** A hash of the content: items with the same are the same to everybody. */
  long kind(int item) {
    return kinds[item];
  }

  @Nullable UTF8String id(int item) {
    return ids[item];
  }

  @Nullable UTF8String currency(int item) {
    return currencies[item];
  }

  @Nullable UTF8String text(int item, int slot) {
    return texts[item][slot];
  }

  /** True when an earlier stage found a matched item with the same keys and amount. */
  boolean isCopy(int item) {
    return isCopy[item];
  }

  /** How many items a human has put into this block. */
  int declaredSize() {
    return declaredSize;
  }

  /** The number of the rule that matched an item. */
  int rule(int item) {
    return rules[item];
  }

  /** The partner of an item that is matched one to one. */
  int partner(int item) {
    return partners[item];
  }

  /** The place of a matched item among those of its match, the left ones first. */
  int member(int item) {
    return members[item];
  }

  @Nullable BlockGroup group(int item) {
    return groupOf[item] == NONE ? null : groups.get(groupOf[item]);
  }

  List<BlockGroup> groups() {
    return groups;
  }

  /** True for an item with an amount that no rule has taken yet. */
  boolean isOpen(int item) {
    return rules[item] == NONE && !amounts.isMissing(item);
  }

  /** The open items of a side, in order. */
  int[] open(boolean right) {
    int[] items = new int[size];
    int found = 0;
    for (int i = 0; i < size; i++) {
      if (isRight[i] == right && isOpen(i)) {
        items[found++] = i;
      }
    }
    return Arrays.copyOf(items, found);
  }

  /** Matches two items. */
  void pair(int left, int right, int rule) {
    members[left] = 0;
    members[right] = 1;
    rules[left] = rule;
    rules[right] = rule;
    partners[left] = right;
    partners[right] = left;
  }

  /** Matches a group. */
  void group(BlockGroup group, int rule) {
    int member = 0;
    for (int item : group.members()) {
      rules[item] = rule;
      groupOf[item] = groups.size();
      members[item] = member++;
    }
    groups.add(group);
  }

  /** Why items of this block were left alone, or null. */
  @Nullable String note() {
    return note;
  }

  /** Says why items of this block were left alone. */
  void note(String reason) {
    note = note == null ? reason : note + "; " + reason;
  }
}
