package dev.sluice.formula;

import dev.sluice.formula.compile.FunctionCategory;
import dev.sluice.formula.compile.FunctionDoc;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A function of Microsoft's list, and what became of it here: supported or refused.
 *
 * @param supported what a user reads about it; empty when it is refused
 * @param refused why it is not supported; empty when it is
 */
public record ListedFunction(
    String name,
    FunctionCategory category,
    Optional<FunctionDoc> supported,
    Optional<RefusedFunctions.Refusal> refused) {

  /** Microsoft lists these beside the function that counts characters, in one entry with it. */
  private static final Set<String> COUNTING_BYTES =
      Set.of("FINDB", "LEFTB", "LENB", "MIDB", "REPLACEB", "RIGHTB", "SEARCHB");

  /** All functions of Excel by category and name. */
  public static List<ListedFunction> all() {
    return ExcelNames.all().stream()
        .map(ListedFunction::of)
        .sorted(Comparator.comparing(ListedFunction::category).thenComparing(ListedFunction::name))
        .toList();
  }

  /** True unless Microsoft's list names it only beside another one. */
  public boolean hasOwnEntry() {
    return !COUNTING_BYTES.contains(name);
  }

  private static ListedFunction of(String name) {
    Optional<FunctionDoc> doc = FunctionCatalogue.find(name);
    Optional<RefusedFunctions.Refusal> refusal = RefusedFunctions.find(name);
    FunctionCategory category =
        doc.map(FunctionDoc::category)
            .or(() -> refusal.map(RefusedFunctions.Refusal::category))
            .orElseThrow(
                () -> new IllegalStateException(name + " is neither supported nor refused"));
    return new ListedFunction(name, category, doc, refusal);
  }
}
