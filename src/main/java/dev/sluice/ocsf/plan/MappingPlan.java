package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.Mapping;
import dev.sluice.ocsf.schema.OcsfSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping held against the schema.
 *
 * @param events the class mappings that can be made, in the order in which they are tried
 * @param defects everything that is wrong with the mapping
 */
public record MappingPlan(
    Mapping mapping, OcsfSchema schema, List<PlannedEvent> events, Defects defects) {

  public MappingPlan {
    events = List.copyOf(events);
  }

  /** Plans all classes of a mapping. */
  public static MappingPlan of(Mapping mapping) {
    Defects defects = new Defects();
    OcsfSchema schema = schema(mapping, defects);
    List<PlannedEvent> events = new ArrayList<>();
    EventPlanner planner = new EventPlanner(schema, mapping, defects);
    int rule = 0;
    for (ClassMapping written : mapping.classes()) {
      rule++;
      if (written.reject().isEmpty()) {
        planner.plan(rule, written).ifPresent(events::add);
      }
    }
    checkReach(mapping, defects);
    if (mapping.version().isEmpty()) {
      events.forEach(event -> TextValues.check(event, defects));
    }
    return new MappingPlan(mapping, schema, events, defects);
  }

  private static OcsfSchema schema(Mapping mapping, Defects defects) {
    String asked =
        mapping.version().map(Mapping.Version::number).orElse(OcsfSchema.DEFAULT_VERSION);
    return OcsfSchema.of(asked)
        .orElseGet(
            () -> {
              mapping
                  .version()
                  .ifPresent(
                      version ->
                          defects.unknown(
                              version.place(),
                              DefectCode.VERSION_UNKNOWN,
                              "OCSF \""
                                  + asked
                                  + "\" is not known here; there is "
                                  + String.join(", ", OcsfSchema.versions()),
                              asked.replaceFirst("^[vV]", ""),
                              OcsfSchema.versions()));
              return OcsfSchema.of(OcsfSchema.DEFAULT_VERSION).orElseThrow();
            });
  }

  /** Class mappings that no record can come to. */
  private static void checkReach(Mapping mapping, Defects defects) {
    Map<String, ClassMapping> taken = new HashMap<>();
    @Nullable ClassMapping all = null;
    for (ClassMapping written : mapping.classes()) {
      if (all != null) {
        defects.error(
            written.place(),
            DefectCode.NEVER_REACHED,
            "no record comes here: the mapping on line " + all.place().line() + " takes them all",
            "put it before that one, or give that one a condition");
      }
      for (String value : written.matches()) {
        ClassMapping earlier = taken.get(value);
        if (earlier != null) {
          defects.error(
              written.place(),
              DefectCode.NEVER_REACHED,
              "no record with \""
                  + value
                  + "\" comes here: the mapping on line "
                  + earlier.place().line()
                  + " takes them",
              null);
        } else if (written.when().isEmpty()) {
          taken.put(value, written);
        }
      }
      if (written.takesAll() && all == null) {
        all = written;
      }
    }
  }

  /** The names of the event classes, each with the class mappings that make its events. */
  public LinkedHashMap<String, List<PlannedEvent>> byClass() {
    LinkedHashMap<String, List<PlannedEvent>> classes = new LinkedHashMap<>();
    for (PlannedEvent event : events) {
      classes.computeIfAbsent(event.eventClass().name(), name -> new ArrayList<>()).add(event);
    }
    return classes;
  }
}
