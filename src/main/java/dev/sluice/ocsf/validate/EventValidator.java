package dev.sluice.ocsf.validate;

import dev.sluice.ocsf.schema.OcsfSchema;
import java.util.List;

/**
 * Judges events as JSON. Some microseconds an event, most of them for reading it; keeps what it
 * prepared, so that one validator should see many events. Not for several threads at once.
 */
public final class EventValidator {

  private final ValidationOptions options;
  private final EventRules rules;

  /**
   * Makes a validator.
   *
   * @param schema the version by which events are judged, unless they name one themselves and the
   *     options let them
   * @param options how strictly
   */
  public EventValidator(OcsfSchema schema, ValidationOptions options) {
    this.options = options;
    this.rules = new EventRules(schema, options);
  }

  /**
   * The faults of an event, in the order of places; a valid one has none, or warnings only.
   *
   * @param json one JSON object; whatever else it is, is told as a fault
   */
  public List<EventFault> validate(String json) {
    try {
      return rules.check(JsonEvent.read(json));
    } catch (JsonEvent.NotJson e) {
      Faults faults = new Faults(options.warnings());
      faults.add(FaultCode.NOT_JSON, String.valueOf(e.getMessage()));
      return faults.found();
    }
  }
}
