package dev.sluice.match.group;

import dev.sluice.match.group.GroupResult.Group;
import dev.sluice.match.group.GroupResult.Members;
import dev.sluice.match.group.GroupResult.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes groups of targets: those that claim together more copies of a class than there are belong
 * together. A target alone with one solution is a match, as often as its rows allow; everything
 * else a suggestion.
 */
final class Components {

  private final ItemClasses classes;
  private final List<Target> targets;
  private final int listed;
  private final int[] parent;

  /** Of each class, how many copies are in groups already. */
  private final int[] given;

  Components(ItemClasses classes, List<Target> targets, GroupLimits limits) {
    this.classes = classes;
    this.targets = targets;
    listed = limits.alternatives();
    parent = new int[targets.size()];
    Arrays.setAll(parent, i -> i);
    given = new int[classes.count];
  }

  /** Returns the groups, by their first target. */
  List<Group> groups() {
    connect();
    List<List<Target>> components = new ArrayList<>();
    int[] number = new int[parent.length];
    for (int t = 0; t < parent.length; t++) {
      int root = root(t);
      if (root == t) {
        number[t] = components.size();
        components.add(new ArrayList<>());
      }
      components.get(number[root]).add(targets.get(t));
    }
    List<Group> groups = new ArrayList<>();
    for (List<Target> component : components) {
      Target first = component.get(0);
      if (component.size() == 1 && first.isUnique()) {
        Solution solution = first.best.get(0);
        for (long n = 0; n < first.times; n++) {
          groups.add(new Group(Status.MATCHED, give(solution), 1, true, List.of()));
        }
      } else {
        groups.add(suggestion(component));
      }
    }
    return groups;
  }

  /** Joins the targets that compete for the copies of a class. The root is the first target. */
  private void connect() {
    long[] claims = new long[classes.count];
    for (Target target : targets) {
      for (int i = 0; i < target.used.length; i++) {
        claims[target.used[i]] += target.claimed[i];
      }
      for (int c : target.perhapsUsed) {
        claims[c] += classes.copies[c];
      }
    }
    int[] user = new int[classes.count];
    Arrays.fill(user, -1);
    for (int t = 0; t < parent.length; t++) {
      join(t, targets.get(t).used, claims, user);
      join(t, targets.get(t).perhapsUsed, claims, user);
    }
  }

  private void join(int target, int[] used, long[] claims, int[] user) {
    for (int c : used) {
      if (claims[c] > classes.copies[c]) {
        if (user[c] < 0) {
          user[c] = target;
        } else {
          int a = root(user[c]);
          int b = root(target);
          parent[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
  }

  private int root(int target) {
    int t = target;
    while (parent[t] != t) {
      parent[t] = parent[parent[t]];
      t = parent[t];
    }
    return t;
  }

  private Members give(Solution solution) {
    Members members = rows(solution, given);
    solution.forEachClass((c, copies) -> given[c] += copies);
    return members;
  }

  private Group suggestion(List<Target> component) {
    int[] claims = new int[classes.count];
    long solutions = 0;
    boolean counted = true;
    List<Ranked> ranked = new ArrayList<>();
    for (Target target : component) {
      solutions += target.solutions;
      counted &= target.perhapsUsed.length == 0;
      for (int i = 0; i < target.used.length; i++) {
        int c = target.used[i];
        claims[c] = (int) Math.min(classes.copies[c], (long) claims[c] + target.claimed[i]);
      }
      for (int i = 0; i < target.best.size(); i++) {
        ranked.add(new Ranked(i, target.best.get(i)));
      }
    }
    List<Members> alternatives =
        ranked.stream()
            .sorted(Ranked.ORDER)
            .limit(listed)
            .map(r -> rows(r.solution, given))
            .toList();
    IntList left = new IntList();
    IntList right = new IntList();
    for (int c = 0; c < claims.length; c++) {
      for (int n = 0; n < claims[c]; n++) {
        (classes.isLeft(c) ? left : right).add(classes.item(c, given[c]++));
      }
    }
    Members members = new Members(left.sorted(), right.sorted());
    return new Group(Status.SUGGESTED, members, solutions, counted, alternatives);
  }

  /** The rows of a solution: of each class the copies from the first that is free. */
  private Members rows(Solution solution, int[] from) {
    IntList left = new IntList();
    IntList right = new IntList();
    solution.forEachClass(
        (c, copies) -> {
          for (int n = 0; n < copies; n++) {
            (classes.isLeft(c) ? left : right).add(classes.item(c, from[c] + n));
          }
        });
    return new Members(left.sorted(), right.sorted());
  }

  /** A solution with its place among those of its target: the best of each target come first. */
  private record Ranked(int rank, Solution solution) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparingInt(Ranked::rank).thenComparing(Ranked::solution, Solution.BEST);
  }

  /** Numbers that are collected. */
  private static final class IntList {
    private int[] numbers = new int[8];
    private int size;

    void add(int number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, size * 2);
      }
      numbers[size++] = number;
    }

    int[] sorted() {
      int[] result = Arrays.copyOf(numbers, size);
      Arrays.sort(result);
      return result;
    }
  }
}
