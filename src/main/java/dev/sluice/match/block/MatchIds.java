package dev.sluice.match.block;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Names matches after what is in them, so that the same match has the same id in every run, however
 * its rows came: 80 bits of a hash of the rule's name and the contents of the members. Matches with
 * the same contents are counted through in the order of the block.
 */
final class MatchIds {

  private static final byte[] DIGITS =
      "0123456789abcdefghjkmnpqrstvwxyz".getBytes(StandardCharsets.US_ASCII);

  private static final int LENGTH = 16;

  /** The contents of nobody. */
  private static final long NOBODY = 0;

  private static final int BITS_A_DIGIT = 5;
  private static final int DIGITS_A_HASH = 12;
  private static final int FIRST_SEED = 42;
  private static final int SECOND_SEED = 4711;

  private final Map<Long, Integer> seen = new HashMap<>();
  private int[] copies = new int[0];
  private final Map<BlockGroup, Integer> groupCopies = new HashMap<>();

  /** Counts the matches of a block that have the same contents. */
  void count(Block block) {
    if (copies.length < block.size()) {
      copies = new int[Math.max(block.size(), 2 * copies.length)];
    }
    seen.clear();
    long kind = 0;
    for (int item = 0; item < block.size(); item++) {
      int partner = block.partner(item);
      if (block.isRight(item) && partner != Block.NONE) {
        continue;
      }
      // Items with the same contents stand together.
      if (block.kind(item) != kind) {
        seen.clear();
        kind = block.kind(item);
      }
      long with = partner == Block.NONE ? NOBODY : block.kind(partner);
      copies[item] =
          block.size() <= 2 && partner != Block.NONE ? 1 : seen.merge(with, 1, Integer::sum);
    }
    groupCopies.clear();
    if (!block.groups().isEmpty()) {
      Map<Long, Integer> same = new HashMap<>();
      for (BlockGroup group : block.groups()) {
        groupCopies.put(group, same.merge(contents(block, group, FIRST_SEED), 1, Integer::sum));
      }
    }
  }

  /** The id of the match of an item, or of an open item or pair of open items. */
  UTF8String of(Block block, int item, long rule) {
    BlockGroup group = block.group(item);
    if (group != null) {
      int copy = groupCopies.getOrDefault(group, 1);
      return text(
          mixed(contents(block, group, FIRST_SEED), copy, rule, FIRST_SEED),
          mixed(contents(block, group, SECOND_SEED), copy, rule, SECOND_SEED));
    }
    if (block.partner(item) == Block.NONE) {
      return text(
          mixed(XXH64.hashLong(block.kind(item), FIRST_SEED), copies[item], rule, FIRST_SEED),
          mixed(XXH64.hashLong(block.kind(item), SECOND_SEED), copies[item], rule, SECOND_SEED));
    }
    int left = block.isRight(item) ? block.partner(item) : item;
    int right = block.isRight(item) ? item : block.partner(item);
    return text(
        mixed(contents(block, left, right, FIRST_SEED), copies[left], rule, FIRST_SEED),
        mixed(contents(block, left, right, SECOND_SEED), copies[left], rule, SECOND_SEED));
  }

  private static long contents(Block block, int left, int right, long seed) {
    return XXH64.hashLong(block.kind(right), XXH64.hashLong(block.kind(left), seed));
  }

  private static long contents(Block block, BlockGroup group, long seed) {
    return contents(block, group.right(), contents(block, group.left(), seed));
  }

  private static long contents(Block block, int[] items, long seed) {
    long[] kinds = IntStream.of(items).mapToLong(block::kind).sorted().toArray();
    return Arrays.stream(kinds).reduce(seed, (hash, kind) -> XXH64.hashLong(kind, hash));
  }

  private static long mixed(long contents, int copy, long rule, long seed) {
    return XXH64.hashLong(copy, XXH64.hashLong(rule, XXH64.hashLong(contents, seed)));
  }

  private static UTF8String text(long first, long second) {
    byte[] text = new byte[LENGTH];
    long bits = first;
    for (int i = 0; i < LENGTH; i++) {
      if (i == DIGITS_A_HASH) {
        bits = second;
      }
      text[i] = DIGITS[(int) (bits & (DIGITS.length - 1))];
      bits >>>= BITS_A_DIGIT;
    }
    return UTF8String.fromBytes(text);
  }
}
