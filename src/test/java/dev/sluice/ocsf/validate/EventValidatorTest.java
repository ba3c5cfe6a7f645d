package dev.sluice.ocsf.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ocsf.schema.Attribute;
import dev.sluice.ocsf.schema.AttributeOwner;
import dev.sluice.ocsf.schema.EventClass;
import dev.sluice.ocsf.schema.OcsfSchema;
import dev.sluice.ocsf.schema.Requirement;
import dev.sluice.ocsf.schema.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventValidatorTest {

  private static final OcsfSchema SCHEMA = OcsfSchema.of(OcsfSchema.DEFAULT_VERSION).orElseThrow();

  private static List<String> codes(String json, ValidationOptions options) {
    return new EventValidator(SCHEMA, options)
        .validate(json).stream().map(fault -> fault.code().code()).toList();
  }

  private static String baseEvent(String version) {
    return """
    {"class_uid": 0, "category_uid": 0, "activity_id": 0, "type_uid": 0, "severity_id": 0,
    "time": 1793404800000, "metadata": {"version": "%s", "product": {"name": "Made up",
    "vendor_name": "Nobody"}}}
    """
        .formatted(version);
  }

  /** Oracle: the rules of OCSF's validator for versions, followed by hand. */
  @ParameterizedTest
  @CsvSource({
    "1.3.0,true,",
    "1.1.0,true,",
    "1.1.0,false,version_incorrect",
    "1.8.0,true,",
    "1.8.0,false,version_incompatible",
    "1.2.0,true,version_incorrect",
    "1.10.0,true,version_incompatible",
    "1.4.0-dev,true,version_incorrect",
    "1.3.0-dev,false,version_incompatible",
    "1.0.0-rc.2,false,version_incorrect",
    "0.9.0,true,version_incompatible",
    "v1.1.0,true,version_invalid_format",
    "1.1,true,version_invalid_format",
    "99999999999999999999.1.1,true,version_incompatible"
  })
  void judgesTheVersion(String version, boolean own, String code) {
    assertThat(codes(baseEvent(version), new ValidationOptions(true, false, own)))
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"a\": 1} {\"a\": 2}",
        "{\"a\": NaN}",
        "{\"a\": 01}",
        "{'a': 1}",
        "\u0000",
        "{\"a\": \"\u0000\"}",
        "<event/>"
      })
  void whatIsNoJsonObjectIsAFault(String text) {
    assertThat(codes(text, ValidationOptions.ERRORS)).containsExactly("not_json");
  }

  @Test
  void deepNestingAndHugeNumbersAreFaultsOfTheEvent() {
    assertThat(codes("{\"a\":".repeat(100_000), ValidationOptions.ERRORS))
        .containsExactly("not_json");
    assertThat(codes("{\"a\": " + "9".repeat(10_000) + "}", ValidationOptions.ERRORS))
        .containsExactly("not_json");
    String event = baseEvent("1.3.0");
    assertThat(codes(event.replace("1793404800000", "9".repeat(38)), ValidationOptions.ERRORS))
        .isEmpty();
    assertThat(codes(event.replace("1793404800000", "9".repeat(40)), ValidationOptions.ERRORS))
        .containsExactly("attribute_wrong_type");
    assertThat(codes(event.replace("1793404800000", "1e999"), ValidationOptions.ERRORS))
        .containsExactly("attribute_wrong_type");
    assertThat(codes(event.replace("1793404800000", "1.8e12"), ValidationOptions.ERRORS))
        .containsExactly("attribute_wrong_type");
    String nested = "{\"process\":".repeat(300) + "{}" + "}".repeat(300);
    assertThat(codes("{\"class_uid\": 1007, \"actor\": " + nested + "}", ValidationOptions.ERRORS))
        .contains("attribute_unknown");
  }

  @Test
  void aPatternThatRepeatsGroupsEndsOnLongTexts() {
    String host = "a.".repeat(30_000) + "!";
    assertThat(
            codes(
                "{\"class_uid\": 1007, \"device\": {\"hostname\": \"" + host + "\"}}",
                ValidationOptions.EVERYTHING))
        .contains("attribute_value_regex_not_matched");
  }

  /** A null in JSON is absent where a value is asked for, yet it is there. Oracle: as above. */
  @Test
  void aNullIsAbsentButThere() {
    String event =
        baseEvent("1.3.0").replace("\"severity_id\": 0", "\"severity_id\": null, \"x\": null");
    assertThat(codes(event, ValidationOptions.ERRORS))
        .containsExactly(
            "attribute_required_missing", "attribute_unknown", "attribute_enum_value_unknown");
    assertThat(
            codes(
                baseEvent("1.3.0").replace("\"name\": \"Made up\"", "\"name\": null"),
                ValidationOptions.ERRORS))
        .isEmpty();
  }

  /** The class whose constraint has paths into objects. */
  @Test
  void aConstraintMayLookIntoObjects() {
    String event = "{\"class_uid\": 5004, \"device\": {\"ip\": \"x\", \"os\": {%s}}}";
    assertThat(codes(event.formatted("\"type_id\": 1"), ValidationOptions.ERRORS))
        .contains("constraint_failed");
    assertThat(codes(event.formatted("\"version\": \"1\""), ValidationOptions.ERRORS))
        .doesNotContain("constraint_failed");
  }

  @Test
  void aTableMayHoldWhatJsonCannot() {
    StructType metadata =
        new StructType()
            .add("version", DataTypes.StringType)
            .add("original_time", DataTypes.TimestampType);
    StructType columns =
        new StructType()
            .add("__sluice_row_order", DataTypes.StringType)
            .add("class_uid", DataTypes.IntegerType)
            .add("time", DataTypes.createDecimalType(38, 0))
            .add("time_dt", DataTypes.TimestampType)
            .add("count", DataTypes.ShortType)
            .add("device", new StructType().add("ip", DataTypes.StringType))
            .add("metadata", metadata)
            .add("unmapped", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
            .add("raw_data", DataTypes.BinaryType);
    GenericInternalRow row =
        new GenericInternalRow(
            new Object[] {
              UTF8String.fromString("hidden"),
              0,
              Decimal.apply(new BigDecimal("1793404800000")),
              1L,
              (short) 2,
              new GenericInternalRow(new Object[] {null}),
              new GenericInternalRow(new Object[] {UTF8String.fromString("1.3.0"), 1L}),
              null,
              new byte[] {1}
            });
    assertThat(new RowValidator(columns, SCHEMA, ValidationOptions.ERRORS).validate(row))
        .extracting(EventFault::described)
        .containsExactly(
            "activity_id: attribute_required_missing",
            "category_uid: attribute_required_missing",
            // a timestamp stands for the text of a datetime, for nothing else
            "metadata.original_time: attribute_wrong_type",
            "metadata.product: attribute_required_missing",
            "raw_data: attribute_wrong_type",
            "severity_id: attribute_required_missing",
            "type_uid: attribute_required_missing",
            // of a profile that the event does not name
            "time_dt: attribute_unknown");
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** An event with all that is required, and some of the rest, is valid. Oracle: the schema. */
  @ParameterizedTest
  @MethodSource("seeds")
  void anEventMadeFromTheSchemaIsValidUntilSomethingIsTakenAway(int seed) {
    Random random = new Random(seed);
    List<String> versions = OcsfSchema.versions();
    OcsfSchema schema = OcsfSchema.of(versions.get(seed % versions.size())).orElseThrow();
    List<EventClass> classes = List.copyOf(schema.classes());
    EventClass eventClass = classes.get(random.nextInt(classes.size()));
    String event = new Made(schema, random).owner(eventClass, 0);
    EventValidator validator = new EventValidator(schema, ValidationOptions.ERRORS);
    assertThat(validator.validate(event)).as(event).isEmpty();
    RowsOfJson.of(event)
        .ifPresent(
            row ->
                assertThat(
                        new RowValidator(row.type(), schema, ValidationOptions.ERRORS)
                            .validate(row.row()))
                    .as(event)
                    .isEmpty());
    assertThat(validator.validate(event.replaceFirst("\"time\":", "\"tide\":")))
        .extracting(fault -> fault.code())
        .containsExactlyInAnyOrder(
            FaultCode.ATTRIBUTE_REQUIRED_MISSING, FaultCode.ATTRIBUTE_UNKNOWN);
  }

  /** Makes events: required attributes, what constraints ask for, and now and then another. */
  private record Made(OcsfSchema schema, Random random) {

    private static final int DEEP = 4;

    String owner(AttributeOwner owner, int depth) {
      StringJoiner members = new StringJoiner(",", "{", "}");
      owner
          .attributes()
          .forEach(
              (name, attribute) -> {
                if (attribute.profiles().isEmpty() && isWanted(owner, attribute, depth)) {
                  members.add('"' + name + "\":" + value(owner, attribute, depth));
                }
              });
      return members.toString();
    }

    private boolean isWanted(AttributeOwner owner, Attribute attribute, int depth) {
      if (attribute.requirement() == Requirement.REQUIRED) {
        return true;
      }
      if (owner.attributes().values().stream()
          .anyMatch(each -> each.array() && each.sibling().equals(Optional.of(attribute.name())))) {
        return false;
      }
      boolean constrained =
          owner.constraints().stream()
              .anyMatch(each -> each.attributes().get(0).equals(attribute.name()));
      boolean freely =
          owner.constraints().stream()
              .noneMatch(each -> each.attributes().contains(attribute.name()));
      return constrained
          || (freely && depth < DEEP && random.nextInt(4) == 0)
          || (owner.name().equals("patch_state") && attribute.name().equals("device"));
    }

    private String value(AttributeOwner owner, Attribute attribute, int depth) {
      String value = single(owner, attribute, depth);
      return attribute.array() ? "[" + value + "]" : value;
    }

    private String single(AttributeOwner owner, Attribute attribute, int depth) {
      if (owner.name().equals("metadata") && attribute.name().equals("version")) {
        return '"' + schema.version() + '"';
      }
      if (owner.name().equals("metadata") && attribute.name().equals("profiles")) {
        return "\"datetime\"";
      }
      if (owner.name().equals("observable") && attribute.name().equals("name")) {
        return "\"metadata.version\"";
      }
      if (attribute.object().isPresent()) {
        return owner(schema.object(attribute.object().get()).orElseThrow(), depth + 1);
      }
      if (!attribute.enumeration().isEmpty()) {
        return enumValue(owner, attribute);
      }
      ValueType type = attribute.type().orElseThrow();
      return switch (type.primitive()) {
        case STRING, JSON -> "\"" + "x".repeat(1 + random.nextInt(20)) + "\"";
        case INTEGER -> Integer.toString(random.nextInt(65536));
        case LONG -> Long.toString(random.nextLong());
        case FLOAT -> "0.5";
        case BOOLEAN -> "true";
      };
    }

    private String enumValue(AttributeOwner owner, Attribute attribute) {
      Map<String, String> values = attribute.enumeration();
      String first = values.keySet().iterator().next();
      if (owner instanceof EventClass eventClass && attribute.name().equals("type_uid")) {
        Attribute activity = Objects.requireNonNull(owner.attributes().get("activity_id"));
        first =
            Long.toString(
                eventClass.typeUid(
                    Long.parseLong(activity.enumeration().keySet().iterator().next())));
      }
      return switch (attribute.type().orElseThrow().primitive()) {
        case STRING -> '"' + first + '"';
        default -> first;
      };
    }
  }
}
