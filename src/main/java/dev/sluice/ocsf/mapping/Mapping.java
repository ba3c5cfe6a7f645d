package dev.sluice.ocsf.mapping;

import dev.sluice.ocsf.record.FieldPath;
import dev.sluice.ocsf.record.Nested;
import dev.sluice.ocsf.record.RecordFormat;
import dev.sluice.ocsf.record.RecordReader;
import dev.sluice.problem.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping document.
 *
 * @param source the name of the log source
 * @param files how files of the source are read, as a job would say it
 * @param version the OCSF version that the document says it maps to; a document that says so is
 *     held to it, one of the AWS library is mended as far as possible
 * @param input how the text of a record is read
 * @param lifts objects whose fields are found as if they stood at the top
 * @param nested fields whose text is a record of its own
 * @param blanks texts that mean no value
 * @param matchedField the field whose value chooses the class
 * @param timestamp when the event happened, for classes that do not map {@code time}
 * @param profiles active in every class that has them
 * @param observables whether events list their observables
 */
public record Mapping(
    Place place,
    String source,
    LinkedHashMap<String, String> files,
    Optional<Version> version,
    RecordFormat input,
    List<FieldPath> lifts,
    List<Nested> nested,
    Set<String> blanks,
    Optional<FieldPath> matchedField,
    Optional<MappedValue> timestamp,
    List<Profile> profiles,
    boolean observables,
    List<ClassMapping> classes) {

  public Mapping {
    lifts = List.copyOf(lifts);
    nested = List.copyOf(nested);
    blanks = Set.copyOf(blanks);
    profiles = List.copyOf(profiles);
    classes = List.copyOf(classes);
  }

  /** A version and where it is written. */
  public record Version(String number, Place place) {}

  /** A profile and where it is named. */
  public record Profile(String name, Place place) {}

  /** What reads its records. */
  public RecordReader reader(List<FieldPath> wanted) {
    return new RecordReader(input, nested, lifts, blanks, wanted);
  }

  /** The same mapping, with records that are read in another way. */
  public Mapping reading(RecordFormat otherInput, List<Nested> moreNested) {
    return reading(otherInput, moreNested, blanks);
  }

  /**
   * The same mapping, with values as the AWS library has them: those of JSON as Python writes them,
   * blank ones not left out.
   */
  public Mapping readingAsPython() {
    return reading(
        pythonic(input),
        nested.stream()
            .map(each -> new Nested(each.field(), pythonic(each.format()), each.into()))
            .toList(),
        Set.of());
  }

  private static RecordFormat pythonic(RecordFormat format) {
    if (format instanceof RecordFormat.FirstOf choice) {
      return new RecordFormat.FirstOf(choice.formats().stream().map(Mapping::pythonic).toList());
    }
    return format instanceof RecordFormat.Json ? new RecordFormat.PythonJson() : format;
  }

  private Mapping reading(
      RecordFormat otherInput, List<Nested> moreNested, Set<String> otherBlanks) {
    return new Mapping(
        place,
        source,
        files,
        version,
        otherInput,
        lifts,
        moreNested,
        otherBlanks,
        matchedField,
        timestamp,
        profiles,
        observables,
        classes);
  }
}
