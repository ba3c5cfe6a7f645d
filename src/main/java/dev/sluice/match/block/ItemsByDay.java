package dev.sluice.match.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Items put together by their day, the days ascending, the items of a day in their order. */
final class ItemsByDay {

  private final int[] days;
  private final List<int[]> items;

  private ItemsByDay(int[] days, List<int[]> items) {
    this.days = days;
    this.items = items;
  }

  /** Items by the day as a rule counts it; those without one have no place in a window. */
  static ItemsByDay of(Block block, DayWindow window, int[] items) {
    Map<Integer, IntStream.Builder> byDay = new TreeMap<>();
    for (int item : items) {
      int day = block.day(item, window);
      if (day != Block.NO_DAY || window.isAny()) {
        byDay.computeIfAbsent(day, unseen -> IntStream.builder()).add(item);
      }
    }
    List<int[]> found = new ArrayList<>();
    byDay.values().forEach(some -> found.add(some.build().toArray()));
    return new ItemsByDay(byDay.keySet().stream().mapToInt(Integer::intValue).toArray(), found);
  }

  /** All items as if they had the same day. */
  static ItemsByDay onOneDay(int[] items) {
    return new ItemsByDay(new int[] {0}, List.of(items));
  }

  int days() {
    return days.length;
  }

  int day(int index) {
    return days[index];
  }

  int[] items(int index) {
    return items.get(index);
  }

  /** The index of the first of these days that a window allows for a left day. */
  int firstWithin(int leftDay, DayWindow window) {
    if (window.isAny()) {
      return 0;
    }
    int first = Arrays.binarySearch(days, leftDay + window.from());
    return first >= 0 ? first : -first - 1;
  }
}
