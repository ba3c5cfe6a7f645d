/**
 * The facts of OCSF: classes, objects, attributes, types, enums, profiles and constraints of the
 * versions that Sluice knows. Read from resources that are derived from ocsf/ocsf-schema (Apache
 * License 2.0).
 */
@NullMarked
package dev.sluice.ocsf.schema;

import org.jspecify.annotations.NullMarked;
