package dev.sluice.match.block;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Says of an open item what kind of break it is, and why. */
final class BreakKind {

  static final String MISSING_LEFT = "missing-left";
  static final String MISSING_RIGHT = "missing-right";
  static final String AMOUNT = "amount";
  static final String DATE = "date";
  static final String OUT_OF_WINDOW = "out-of-window";
  static final String CURRENCY = "currency";
  static final String SIGN = "sign";
  static final String OTHER = "other";
  static final String DUPLICATE = "duplicate";

  private final BreakStage stage;

  /** Items without a partner that repeat another one of their side. */
  private final BitSet copies = new BitSet();

  BreakKind(BreakStage stage) {
    this.stage = stage;
  }

  /** Of unpaired items with the same side and amount, all but the first repeat it. */
  void findCopies(Block block) {
    copies.clear();
    int start = 0;
    while (start < block.size()) {
      int end = Duplicates.endOfAmount(block, start);
      boolean isLeftSeen = false;
      boolean isRightSeen = false;
      // A paired item is the one that others repeat, wherever it stands.
      for (int item = start; item < end; item++) {
        boolean isPaired = block.partner(item) != Block.NONE;
        isLeftSeen |= isPaired && !block.isRight(item);
        isRightSeen |= isPaired && block.isRight(item);
      }
      for (int item = start; item < end && !block.amounts().isMissing(start); item++) {
        boolean isSeen = block.isRight(item) ? isRightSeen : isLeftSeen;
        if (isSeen && block.partner(item) == Block.NONE) {
          copies.set(item);
        }
        isLeftSeen |= !block.isRight(item);
        isRightSeen |= block.isRight(item);
      }
      start = end;
    }
  }

  void tell(Block block, int item, GenericInternalRow verdict) {
    int partner = block.partner(item);
    String kind;
    String reason;
    if (partner == Block.NONE) {
      boolean isCopy = block.isCopy(item) || copies.get(item);
      kind = isCopy ? DUPLICATE : block.isRight(item) ? MISSING_LEFT : MISSING_RIGHT;
      reason = isCopy ? copied(block, item) : missing(block, item);
    } else {
      int left = block.isRight(item) ? partner : item;
      int right = block.partner(left);
      List<String> differences = differences(block, left, right);
      kind = kind(block, left, right);
      reason = String.join("; ", differences);
    }
    verdict.update(VerdictColumns.BREAK_TYPE_AT, UTF8String.fromString(kind));
    verdict.update(VerdictColumns.REASON_AT, UTF8String.fromString(reason));
  }

  private String copied(Block block, int item) {
    return "another row of " + table(block, item) + " has the same " + stage.keys() + " and amount";
  }

  private String missing(Block block, int item) {
    return "no open row of "
        + (block.isRight(item) ? stage.leftTable() : stage.rightTable())
        + " has the same "
        + stage.keys();
  }

  private String table(Block block, int item) {
    return block.isRight(item) ? stage.rightTable() : stage.leftTable();
  }

  private String kind(Block block, int left, int right) {
    if (hasOtherCurrency(block, left, right)) {
      return CURRENCY;
    }
    if (block.amounts().isMissing(left) || block.amounts().isMissing(right)) {
      return AMOUNT;
    }
    if (block.amounts().isOpposite(left, right)) {
      return SIGN;
    }
    List<BlockRule> near = rulesForAmounts(block, left, right);
    if (near.isEmpty()) {
      return AMOUNT;
    }
    if (near.stream().noneMatch(rule -> agreesInDate(rule, block, left, right))) {
      Integer days = days(block, left, right);
      return days == null || Math.abs(days) <= stage.dateLimit() ? DATE : OUT_OF_WINDOW;
    }
    return OTHER;
  }

  private List<String> differences(Block block, int left, int right) {
    List<String> found = new ArrayList<>();
    if (hasOtherCurrency(block, left, right)) {
      found.add(
          "currency " + shown(block.currency(left)) + " against " + shown(block.currency(right)));
    } else if (stage.hasCurrency() && block.currency(left) == null) {
      found.add("currency blank on both sides");
    }
    BigInteger leftAmount = block.amounts().exact(left);
    BigInteger rightAmount = block.amounts().exact(right);
    if (!Objects.equals(leftAmount, rightAmount)) {
      found.add("amount " + amount(leftAmount) + " against " + amount(rightAmount));
    } else if (leftAmount == null) {
      found.add("amount blank on both sides");
    }
    Integer days = days(block, left, right);
    if (days == null ? block.day(left) != block.day(right) : days != 0) {
      found.add("date " + date(block.day(left)) + " against " + date(block.day(right)));
    } else if (days == null && stage.rules().stream().noneMatch(rule -> rule.window().isAny())) {
      found.add("date blank on both sides");
    }
    for (int slot = 0; slot < stage.compared().size(); slot++) {
      UTF8String one = block.text(left, slot);
      UTF8String other = block.text(right, slot);
      if (!Objects.equals(one, other)) {
        found.add(stage.compared().get(slot) + " " + shown(one) + " against " + shown(other));
      }
    }
    return found.isEmpty() ? List.of("no rule matches them") : found;
  }

  private static String shown(@Nullable UTF8String text) {
    return text == null ? "blank" : "\"" + text + "\"";
  }

  private String amount(@Nullable BigInteger units) {
    return units == null ? "blank" : new BigDecimal(units, stage.scale()).toPlainString();
  }

  private static String date(int day) {
    return day == Block.NO_DAY ? "blank" : LocalDate.ofEpochDay(day).toString();
  }

  private static @Nullable Integer days(Block block, int left, int right) {
    return block.day(left) == Block.NO_DAY || block.day(right) == Block.NO_DAY
        ? null
        : Integer.valueOf(block.day(right) - block.day(left));
  }

  private static boolean hasOtherCurrency(Block block, int left, int right) {
    return !Objects.equals(block.currency(left), block.currency(right));
  }

  /** The rules for pairs that the amounts would satisfy, of those whose keys agree if any do. */
  private List<BlockRule> rulesForAmounts(Block block, int left, int right) {
    List<BlockRule> agreeing = new ArrayList<>();
    for (int i = 0; i < stage.rules().size(); i++) {
      int slot = stage.compared().size() + i;
      UTF8String keys = block.text(left, slot);
      if (keys != null && keys.equals(block.text(right, slot))) {
        agreeing.add(stage.rules().get(i));
      }
    }
    if (agreeing.isEmpty()) {
      return block.amounts().isEqual(left, right) ? stage.rules() : List.of();
    }
    return agreeing.stream()
        .filter(
            rule ->
                block
                    .amounts()
                    .isWithin(left, right, rule.allowance().limits(block.currency(left))))
        .toList();
  }

  private static boolean agreesInDate(BlockRule rule, Block block, int left, int right) {
    return rule.window().holds(block.day(left, rule.window()), block.day(right, rule.window()));
  }
}
