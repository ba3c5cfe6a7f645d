package dev.sluice.match.truth;

/** The similarity of texts by Jaro, which says how clear-cut a planted difference is. */
final class Likeness {

  private Likeness() {}

  /** From 0 to 1; never more than what Jaro-Winkler says, which favours equal beginnings. */
  static double jaro(String one, String two) {
    int[] a = one.codePoints().toArray();
    int[] b = two.codePoints().toArray();
    int window = Math.max(0, Math.max(a.length, b.length) / 2 - 1);
    boolean[] isTaken = new boolean[b.length];
    int[] common = new int[a.length];
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = Math.max(0, i - window); j <= Math.min(b.length - 1, i + window); j++) {
        if (!isTaken[j] && a[i] == b[j]) {
          isTaken[j] = true;
          common[count++] = a[i];
          break;
        }
      }
    }
    if (count == 0) {
      return 0;
    }
    int moved = 0;
    int next = 0;
    for (int j = 0; j < b.length; j++) {
      if (isTaken[j]) {
        moved += b[j] == common[next] ? 0 : 1;
        next++;
      }
    }
    double m = count;
    return (m / a.length + m / b.length + (m - moved / 2.0) / m) / 3;
  }
}
