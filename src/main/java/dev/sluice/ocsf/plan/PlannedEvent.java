package dev.sluice.ocsf.plan;

import dev.sluice.ocsf.mapping.ClassMapping;
import dev.sluice.ocsf.mapping.MappedValue;
import dev.sluice.ocsf.schema.EventClass;
import java.util.LinkedHashMap;

/**
 * Events of one class as one class mapping makes them.
 *
 * @param rule the place of the class mapping in its document, from 1
 * @param attributes all attributes but those that are made of the finished event
 * @param unmapped what the mapping itself puts into {@code unmapped}, by dotted name
 */
public record PlannedEvent(
    int rule,
    ClassMapping mapping,
    EventClass eventClass,
    PlannedObject attributes,
    LinkedHashMap<String, MappedValue> unmapped) {}
