package tw.agencygateway.eventlog.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** {@link EventCode} by the specification's number. */
@Converter(autoApply = true)
public class EventCodeConverter implements AttributeConverter<EventCode, Integer> {

    @Override
    public Integer convertToDatabaseColumn(EventCode event) {
        return event.code();
    }

    @Override
    public EventCode convertToEntityAttribute(Integer code) {
        return EventCode.of(code)
                .orElseThrow(() -> new IllegalArgumentException("event " + code + " is not one of 110 to 360"));
    }
}
