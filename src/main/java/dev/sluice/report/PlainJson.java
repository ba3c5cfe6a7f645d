package dev.sluice.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How records of plain values become JSON: keys in snake_case and in the order of the record, so
 * that two documents can be compared line by line. Amounts are strings, because many readers of
 * JSON would take a number for a double and lose its cents.
 */
final class PlainJson {

  private static final ObjectMapper MAPPER = mapper();

  private static final ObjectWriter WRITER = MAPPER.writer(printer());

  private PlainJson() {}

  /** The values as indented JSON with a line end after it. */
  static String write(Record values) {
    try {
      return WRITER.writeValueAsString(values) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record holds only plain values", e);
    }
  }

  /**
   * Reads what {@link #write} wrote. Keys of a later version are passed over; lists that an earlier
   * version did not have are empty.
   *
   * @throws JsonProcessingException when the text is no such document
   */
  static <T extends Record> T read(String json, Class<T> type) throws JsonProcessingException {
    T values = MAPPER.readValue(json, type);
    if (values == null) {
      throw new NothingWritten();
    }
    return values;
  }

  /** The document is {@code null}. */
  private static final class NothingWritten extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    NothingWritten() {
      super("it is null");
    }
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(amounts())
            .build();
    for (Class<?> container : List.of(List.class, Map.class)) {
      mapper
          .configOverride(container)
          .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }

  private static SimpleModule amounts() {
    return new SimpleModule()
        .addSerializer(
            BigDecimal.class,
            new StdScalarSerializer<BigDecimal>(BigDecimal.class) {
              private static final long serialVersionUID = 1L;

              @Override
              public void serialize(
                  BigDecimal amount, JsonGenerator json, SerializerProvider provider)
                  throws IOException {
                json.writeString(amount.toPlainString());
              }
            });
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }
}
