package dev.sluice.ocsf.validate;

import java.util.Locale;

/**
 * What can be wrong with an event. The names are those of OCSF's own validator. Those of its codes
 * are left out that no event can meet with the versions known here: constraints and types that the
 * schema itself does not define, deprecated enum values (none is marked), and limits of types based
 * on one that has none.
 */
public enum FaultCode {
  /** The text is no JSON object, so that nothing else can be told; not a code of OCSF. */
  NOT_JSON(Severity.ERROR),
  /** No class has this number; nothing else is looked at. */
  CLASS_UID_UNKNOWN(Severity.ERROR),
  /** The metadata names a profile that there is not. */
  PROFILE_UNKNOWN(Severity.ERROR),
  /** The version is written as no version is, such as {@code v1.1.0}. */
  VERSION_INVALID_FORMAT(Severity.ERROR),
  /** The version is older than any release, or newer than the schema. */
  VERSION_INCOMPATIBLE(Severity.ERROR),
  /** An attribute that every event of the class, or every such object, must have. */
  ATTRIBUTE_REQUIRED_MISSING(Severity.ERROR),
  /** An attribute that the class or object does not have with the event's profiles. */
  ATTRIBUTE_UNKNOWN(Severity.ERROR),
  /** A value of another type than the attribute has. */
  ATTRIBUTE_WRONG_TYPE(Severity.ERROR),
  /** A value that is none of the enum's. */
  ATTRIBUTE_ENUM_VALUE_UNKNOWN(Severity.ERROR),
  /** A value in a list that is none of the enum's. */
  ATTRIBUTE_ENUM_ARRAY_VALUE_UNKNOWN(Severity.ERROR),
  /** A list of captions that is shorter than the list of enum values. */
  ATTRIBUTE_ENUM_ARRAY_SIBLING_MISSING(Severity.ERROR),
  /** A caption in a list that is not that of the enum value. */
  ATTRIBUTE_ENUM_ARRAY_SIBLING_INCORRECT(Severity.ERROR),
  /** A number that the type does not allow. */
  ATTRIBUTE_VALUE_EXCEEDS_RANGE(Severity.ERROR),
  /** A text that is longer than the type allows. */
  ATTRIBUTE_VALUE_EXCEEDS_MAX_LEN(Severity.ERROR),
  /** A text that is longer than the type allows on which its type is based. */
  ATTRIBUTE_VALUE_EXCEEDS_SUPER_TYPE_MAX_LEN(Severity.ERROR),
  /** The type number is not the class number times 100 plus the activity. */
  TYPE_UID_INCORRECT(Severity.ERROR),
  /** None, or too many, of some attributes of which a number must be there. */
  CONSTRAINT_FAILED(Severity.ERROR),
  /** An observable that names an attribute which the class does not have. */
  OBSERVABLE_NAME_INVALID_REFERENCE(Severity.ERROR),
  /** An attribute that an event should have. */
  ATTRIBUTE_RECOMMENDED_MISSING(Severity.WARNING),
  /** A caption that is not that of the enum value. */
  ATTRIBUTE_ENUM_SIBLING_INCORRECT(Severity.WARNING),
  /** A caption Other beside 99, where the source's own word should stand. */
  ATTRIBUTE_ENUM_SIBLING_SUSPICIOUS_OTHER(Severity.WARNING),
  /** A text that does not look as the type asks for. */
  ATTRIBUTE_VALUE_REGEX_NOT_MATCHED(Severity.WARNING),
  /** A version that is right, but not the one that the event is judged by. */
  VERSION_INCORRECT(Severity.WARNING),
  /** A class that should not be used any more. */
  CLASS_DEPRECATED(Severity.WARNING),
  /** An attribute that should not be used any more. */
  ATTRIBUTE_DEPRECATED(Severity.WARNING),
  /** An object that should not be used any more. */
  OBJECT_DEPRECATED(Severity.WARNING);

  private final Severity severity;
  private final String code;

  FaultCode(Severity severity) {
    this.severity = severity;
    this.code = name().toLowerCase(Locale.ROOT);
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** The name in results, such as {@code attribute_unknown}. */
  public String code() {
    return code;
  }
}
