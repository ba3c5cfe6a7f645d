package dev.sluice.ocsf.plan;

import java.util.Locale;

/** What can be wrong with a mapping. Scripts may rely on the words. */
public enum DefectCode {
  /** OCSF has no such attribute in this class or object. */
  ATTRIBUTE_UNKNOWN,
  /** OCSF has no such event class. */
  CLASS_UNKNOWN,
  /** A value, or the shape of what stands there, is not of the attribute's type. */
  ATTRIBUTE_WRONG_TYPE,
  /** What must be there is not mapped. */
  ATTRIBUTE_REQUIRED_MISSING,
  /** The enum has no such value. */
  ENUM_VALUE_UNKNOWN,
  /** The caption is that of another value. */
  ENUM_SIBLING_INCORRECT,
  /** There is no such profile, or the class does not have it. */
  PROFILE_UNKNOWN,
  /** An attribute is only there in a profile that is not listed, or that the class lacks. */
  PROFILE_MISSING,
  /** What must hold among the attributes of an object cannot hold. */
  CONSTRAINT_FAILED,
  /** Another number than that of the class. */
  CLASS_UID_INCORRECT,
  /** Another name than that of the class. */
  CLASS_NAME_INCORRECT,
  /** Another number than that of the category. */
  CATEGORY_UID_INCORRECT,
  /** Another name than that of the category. */
  CATEGORY_NAME_INCORRECT,
  /** Another number than class and activity make. */
  TYPE_UID_INCORRECT,
  /** The right number, written out. */
  TYPE_UID_LITERAL,
  /** Mapped, but it follows from something else. */
  ATTRIBUTE_IGNORED,
  /** A version of OCSF that is not built in. */
  VERSION_UNKNOWN,
  /** Another version than that of the events, or written in another way. */
  VERSION_INCORRECT,
  /** No record comes to this class mapping. */
  NEVER_REACHED,
  /** No record that comes here has this value. */
  VALUE_NEVER_REACHED,
  /** A change of the value that this attribute does not take. */
  CHANGE_IGNORED,
  /** A formula where only fields of an element are to be had. */
  FORMULA_IN_EACH,
  /** OCSF advises against it. */
  DEPRECATED;

  /** How it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
