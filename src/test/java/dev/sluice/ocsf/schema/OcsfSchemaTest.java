package dev.sluice.ocsf.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts as the resources hold them. Oracle: counts and facts published by ocsf-schema. */
class OcsfSchemaTest {

  private static final OcsfSchema SCHEMA = schema(OcsfSchema.DEFAULT_VERSION);

  private static OcsfSchema schema(String version) {
    return OcsfSchema.of(version).orElseThrow();
  }

  private static Attribute attribute(AttributeOwner owner, String name) {
    return Objects.requireNonNull(owner.attributes().get(name), name);
  }

  private static Stream<AttributeOwner> owners(OcsfSchema schema) {
    return Stream.concat(schema.classes().stream(), schema.objects().stream());
  }

  private static Stream<Attribute> attributes(OcsfSchema schema) {
    return owners(schema).flatMap(each -> each.attributes().values().stream());
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.0,50,106,3164,660,412,289,25",
    "1.3.0,72,121,4375,940,603,463,31",
    "1.8.0,83,178,7203,2375,1016,796,81"
  })
  void hasAsManyOfEverythingAsThePublishedSchema(
      String version,
      int classes,
      int objects,
      int attributes,
      int ofProfiles,
      int enums,
      int arrays,
      int deprecated) {
    OcsfSchema schema = schema(version);
    assertThat(schema.version()).isEqualTo(version);
    assertThat(schema.classes()).hasSize(classes);
    assertThat(schema.objects()).hasSize(objects);
    assertThat(attributes(schema)).hasSize(attributes);
    assertThat(attributes(schema).filter(each -> !each.profiles().isEmpty())).hasSize(ofProfiles);
    assertThat(attributes(schema).filter(each -> !each.enumeration().isEmpty())).hasSize(enums);
    assertThat(attributes(schema).filter(Attribute::array)).hasSize(arrays);
    assertThat(attributes(schema).filter(each -> each.deprecatedSince().isPresent()))
        .hasSize(deprecated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.0", "1.3.0", "1.8.0"})
  void whateverIsReferredToExists(String version) {
    OcsfSchema schema = schema(version);
    Set<String> profiles = schema.profiles().keySet();
    owners(schema)
        .forEach(
            owner -> {
              // one class asks for an attribute that it never got, one for paths into an object
              owner
                  .constraints()
                  .forEach(
                      each ->
                          assertThat(each.attributes())
                              .anyMatch(
                                  path ->
                                      owner.attributes().containsKey(path.split("\\.", -1)[0])));
              owner
                  .attributes()
                  .forEach(
                      (name, attribute) -> {
                        assertThat(attribute.name()).isEqualTo(name);
                        assertThat(attribute.type().isPresent())
                            .isNotEqualTo(attribute.object().isPresent());
                        attribute
                            .object()
                            .ifPresent(each -> assertThat(schema.object(each)).isPresent());
                        attribute
                            .sibling()
                            .ifPresent(each -> assertThat(owner.attributes()).containsKey(each));
                        assertThat(profiles).containsAll(attribute.profiles());
                      });
            });
    schema
        .classes()
        .forEach(
            each -> {
              assertThat(profiles).containsAll(each.profiles());
              assertThat(each.allProfiles()).containsAll(each.profiles());
              assertThat(schema.eventClass(each.uid())).contains(each);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.0", "1.3.0", "1.8.0"})
  void everyTimestampHasADatetimeBesideIt(String version) {
    owners(schema(version))
        .forEach(
            owner ->
                owner.attributes().values().stream()
                    .filter(each -> isOf(each, ValueType.TIMESTAMP))
                    .forEach(
                        each -> {
                          Attribute datetime = attribute(owner, each.name() + "_dt");
                          assertThat(isOf(datetime, ValueType.DATETIME)).isTrue();
                          assertThat(datetime.isIn(Set.of())).isFalse();
                          assertThat(datetime.isIn(Set.of("cloud", "datetime"))).isTrue();
                        }));
  }

  private static boolean isOf(Attribute attribute, String type) {
    return attribute.type().filter(each -> each.name().equals(type)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.0", "1.3.0", "1.8.0"})
  void numbersOfClassesFollowFromTheirCategories(String version) {
    OcsfSchema schema = schema(version);
    schema
        .classes()
        .forEach(
            each -> {
              // extensions number theirs in a range of a hundred thousand of their own
              assertThat(each.uid() / 1000 % 100).isEqualTo(each.categoryUid());
              assertThat(attribute(each, "category_uid").enumeration())
                  .containsExactly(
                      Map.entry(Integer.toString(each.categoryUid()), each.categoryCaption()));
              attribute(each, "activity_id")
                  .enumeration()
                  .keySet()
                  .forEach(
                      activity ->
                          assertThat(attribute(each, "type_uid").enumeration())
                              .containsKey(Long.toString(each.typeUid(Long.parseLong(activity)))));
            });
  }

  @Test
  void knowsProcessActivity() {
    EventClass processes = SCHEMA.eventClass(1007).orElseThrow();
    assertThat(processes.name()).isEqualTo("process_activity");
    assertThat(processes.caption()).isEqualTo("Process Activity");
    assertThat(processes.category()).isEqualTo("system");
    assertThat(processes.categoryCaption()).isEqualTo("System Activity");
    assertThat(processes.parents()).containsExactly("system", "base_event");
    assertThat(attribute(processes, "activity_id").enumeration())
        .containsEntry("1", "Launch")
        .containsEntry("2", "Terminate")
        .containsEntry("99", "Other");
    assertThat(attribute(processes, "type_uid").enumeration())
        .containsEntry("100701", "Process Activity: Launch");
    Attribute device = attribute(processes, "device");
    assertThat(device.object()).contains("device");
    assertThat(device.requirement()).isEqualTo(Requirement.REQUIRED);
    assertThat(attribute(processes, "status_id").sibling()).contains("status");
    assertThat(attribute(processes, "action_id").profiles()).containsExactly("security_control");
  }

  @Test
  void typesHaveWhatTheyAreBasedOn() {
    assertThat(SCHEMA.type("port_t").primitive()).isEqualTo(Primitive.INTEGER);
    assertThat(SCHEMA.type("port_t").range()).contains(new Range(0, 65535));
    assertThat(SCHEMA.type("timestamp_t").primitive()).isEqualTo(Primitive.LONG);
    assertThat(SCHEMA.type("username_t").maxLength()).isEqualTo(OptionalInt.of(65535));
    assertThat(SCHEMA.type("file_hash_t").maxLength()).isEqualTo(OptionalInt.of(64));
    assertThat(SCHEMA.type("boolean_t").values()).containsExactly("false", "true");
    assertThat(SCHEMA.type("ip_t").regex().orElseThrow().matcher("10.1.2.3").find()).isTrue();
    assertThat(SCHEMA.type("ip_t").regex().orElseThrow().matcher("none").find()).isFalse();
    assertThat(schema("1.8.0").type("string_t").maxLength()).isEmpty();
    assertThatThrownBy(() -> SCHEMA.type("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("OCSF 1.3.0 has no type \"text\"");
  }

  @Test
  void knowsWhatIsAnObservable() {
    EventClass processes = SCHEMA.eventClass("process_activity").orElseThrow();
    assertThat(typeId(SCHEMA, "actor.user.name")).isEqualTo(OptionalInt.of(4));
    assertThat(typeId(SCHEMA, "actor.user")).isEqualTo(OptionalInt.of(21));
    assertThat(typeId(SCHEMA, "process.cmd_line")).isEqualTo(OptionalInt.of(13));
    assertThat(typeId(SCHEMA, "device.ip")).isEqualTo(OptionalInt.of(2));
    assertThat(typeId(SCHEMA, "message")).isEmpty();
    assertThat(typeId(SCHEMA, "actor.user.uid")).isEmpty();
    // what is said of one attribute of an object goes before its type, and goes on to extensions
    assertThat(typeId(schema("1.8.0"), "actor.user.uid")).isEqualTo(OptionalInt.of(31));
    assertThat(typeId(schema("1.8.0"), "actor.process.uid")).isEqualTo(OptionalInt.of(39));
    assertThat(SCHEMA.observables().caption(13)).contains("Command Line");
    assertThat(SCHEMA.observables().caption(1300)).isEmpty();
    assertThatThrownBy(
            () ->
                SCHEMA.observables().of(processes, "message.name", attribute(processes, "message")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"message\" in \"message.name\" is no object of process_activity");
  }

  private static OptionalInt typeId(OcsfSchema schema, String path) {
    EventClass processes = schema.eventClass("process_activity").orElseThrow();
    AttributeOwner owner = processes;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      owner = schema.object(attribute(owner, names[i]).object().orElseThrow()).orElseThrow();
    }
    Attribute attribute = attribute(owner, names[names.length - 1]);
    return schema.observables().of(processes, path, attribute);
  }

  @Test
  void anObjectThatMayHoldAnythingHasNoAttributes() {
    assertThat(SCHEMA.object("object").orElseThrow().attributes()).isEmpty();
  }

  @Test
  void constraintsCountWhatIsThere() {
    Constraint one = new Constraint(Constraint.Kind.JUST_ONE, List.of("a", "b"));
    Constraint any = new Constraint(Constraint.Kind.AT_LEAST_ONE, List.of("a", "b"));
    assertThat(Stream.of(0, 1, 2).map(one::holds)).containsExactly(false, true, false);
    assertThat(Stream.of(0, 1, 2).map(any::holds)).containsExactly(false, true, true);
    assertThat(SCHEMA.object("actor").orElseThrow().constraints())
        .extracting(Constraint::kind)
        .containsExactly(Constraint.Kind.AT_LEAST_ONE);
  }

  @Test
  void knowsThreeVersions() {
    assertThat(OcsfSchema.versions()).containsExactly("1.1.0", "1.3.0", "1.8.0");
    assertThat(OcsfSchema.of("v1.1.0")).isEmpty();
    assertThat(OcsfSchema.of("1.3.0").orElseThrow()).isSameAs(SCHEMA);
  }
}
