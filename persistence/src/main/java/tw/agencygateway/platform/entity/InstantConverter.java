package tw.agencygateway.platform.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * {@code Instant} ⇄ {@code TIMESTAMP(6) WITH TIME ZONE}, for every attribute of that type.
 *
 * <p>Without it EclipseLink writes an Instant as a serialized object. By way of {@code java.sql.Timestamp} it would be
 * wrong as soon as two nodes differ in their time zone. The columns hold microseconds: an instant that is compared with
 * what comes back must not be finer.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, OffsetDateTime> {

    @Override
    public OffsetDateTime convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Instant convertToEntityAttribute(OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
