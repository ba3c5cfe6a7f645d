package dev.sluice.match.block;

import java.util.Arrays;

/**
 * Pairs of neighbours, the closest first. A heap in one array: the number of pairs may be large,
 * and an object for each would be most of the memory.
 */
final class PairQueue {

  /** Place, successor, left item, right item. */
  private static final int WIDTH = 4;

  private final Closeness closeness;
  private int[] heap = new int[WIDTH * 64];
  private final int[] taken = new int[WIDTH];
  private int size;

  PairQueue(Closeness closeness) {
    this.closeness = closeness;
  }

  void add(int place, int successor, int left, int right) {
    if ((size + 1) * WIDTH > heap.length) {
      heap = Arrays.copyOf(heap, heap.length * 2);
    }
    int at = size++;
    set(at, place, successor, left, right);
    while (at > 0 && isCloser(at, (at - 1) / 2)) {
      swap(at, (at - 1) / 2);
      at = (at - 1) / 2;
    }
  }

  /** Takes the closest pair out; false when there is none. */
  boolean poll() {
    if (size == 0) {
      return false;
    }
    System.arraycopy(heap, 0, taken, 0, WIDTH);
    size--;
    System.arraycopy(heap, size * WIDTH, heap, 0, WIDTH);
    int at = 0;
    while (true) {
      int closest = at;
      for (int below = 2 * at + 1; below <= 2 * at + 2 && below < size; below++) {
        closest = isCloser(below, closest) ? below : closest;
      }
      if (closest == at) {
        return true;
      }
      swap(at, closest);
      at = closest;
    }
  }

  int place() {
    return taken[0];
  }

  int successor() {
    return taken[1];
  }

  int left() {
    return taken[2];
  }

  int right() {
    return taken[3];
  }

  private boolean isCloser(int one, int other) {
    int left = heap[one * WIDTH + 2];
    int right = heap[one * WIDTH + 3];
    int otherLeft = heap[other * WIDTH + 2];
    int otherRight = heap[other * WIDTH + 3];
    int order = closeness.compare(left, right, otherLeft, otherRight);
    if (order == 0) {
      order = Integer.compare(left, otherLeft);
    }
    return (order == 0 ? Integer.compare(right, otherRight) : order) < 0;
  }

  private void set(int at, int place, int successor, int left, int right) {
    heap[at * WIDTH] = place;
    heap[at * WIDTH + 1] = successor;
    heap[at * WIDTH + 2] = left;
    heap[at * WIDTH + 3] = right;
  }

  private void swap(int one, int other) {
    for (int i = 0; i < WIDTH; i++) {
      int kept = heap[one * WIDTH + i];
      heap[one * WIDTH + i] = heap[other * WIDTH + i];
      heap[other * WIDTH + i] = kept;
    }
  }
}
