package dev.sluice.run;

import dev.sluice.io.table.ChangedDays;
import dev.sluice.io.table.ChangedKeys;
import dev.sluice.io.table.Days;
import dev.sluice.io.table.PublishedState;
import dev.sluice.io.table.TableCatalog;
import dev.sluice.spec.Incremental;
import dev.sluice.spec.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the days that an incremental job must compute anew: from what it wrote down when it last
 * published, and from what the metadata of its tables says has changed since. No data is read.
 */
final class DayPlanner {

  private static final String SNAPSHOT = "snapshot ";

  private final JobPlan plan;
  private final Incremental incremental;
  private final TableCatalog catalog;
  private final DayState now;

  DayPlanner(JobPlan plan, Incremental incremental, TableCatalog catalog) {
    this.plan = plan;
    this.incremental = incremental;
    this.catalog = catalog;
    this.now = DayState.of(plan);
  }

  /** The days of all tables that are to be published. */
  Recomputation plan(List<Publication> publications) {
    return publications.stream()
        .map(this::plan)
        .reduce(new Recomputation(Days.none(), List.of(), List.of()), Recomputation::and);
  }

  private Recomputation plan(Publication publication) {
    String table = publication.target().location();
    Optional<PublishedState> published = PublishedState.find(catalog, table, plan.job().name());
    Optional<DayState> before = published.map(PublishedState::text).flatMap(DayState::read);
    if (published.isEmpty() || before.isEmpty()) {
      return Recomputation.everything(table + " was never published by this job");
    }
    if (!before.get().definition().equals(now.definition())) {
      return Recomputation.everything("the job or a document of it changed");
    }
    Recomputation changed = new Recomputation(Days.none(), List.of(), List.of());
    for (Map.Entry<String, String> source : now.sources().entrySet()) {
      String earlier = before.get().sources().get(source.getKey());
      if (!source.getValue().equals(earlier)) {
        changed =
            changed.and(
                changed(source.getKey(), earlier == null ? "" : earlier, source.getValue()));
      }
    }
    return changed.and(repaired(table, published.get()));
  }

  private Recomputation changed(String source, String earlier, String later) {
    OptionalLong from = snapshot(earlier);
    OptionalLong to = snapshot(later);
    if (from.isEmpty() || to.isEmpty()) {
      return Recomputation.everything(source + " changed");
    }
    String location = plan.source(source).input().location();
    Optional<String> column = plan.dayColumn(source);
    if (column.isPresent()) {
      Days days =
          ChangedDays.between(catalog, location, column.get(), from.getAsLong(), to.getAsLong());
      return new Recomputation(
          days,
          List.of(source + " changed since " + earlier + ": " + Recomputation.described(days)),
          List.of());
    }
    Incremental.Lookup lookup = incremental.lookups().get(source);
    if (lookup != null) {
      Optional<Set<Object>> keys =
          ChangedKeys.between(catalog, location, lookup.key(), from.getAsLong(), to.getAsLong());
      if (keys.isPresent()) {
        return new Recomputation(Days.none(), List.of(), used(source, lookup, keys.get()));
      }
    }
    return Recomputation.everything(source + " changed");
  }

  private static List<Recomputation.UsedKeys> used(
      String source, Incremental.Lookup lookup, Set<Object> keys) {
    List<Recomputation.UsedKeys> used = new ArrayList<>();
    if (!keys.isEmpty()) {
      used.add(new Recomputation.UsedKeys(source, lookup, keys));
    }
    return used;
  }

  /** Days of the result that somebody else changed are made anew too. */
  private Recomputation repaired(String table, PublishedState published) {
    Days days =
        ChangedDays.between(
            catalog, table, incremental.by(), published.snapshotId(), published.mainId());
    return new Recomputation(
        days,
        days.isEmpty()
            ? List.of()
            : List.of(table + " was changed by others: " + Recomputation.described(days)),
        List.of());
  }

  private static OptionalLong snapshot(String version) {
    return version.startsWith(SNAPSHOT)
        ? OptionalLong.of(Long.parseLong(version.substring(SNAPSHOT.length())))
        : OptionalLong.empty();
  }
}
