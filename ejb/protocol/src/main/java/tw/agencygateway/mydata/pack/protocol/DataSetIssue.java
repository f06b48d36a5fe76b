package tw.agencygateway.mydata.pack.protocol;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What stands over a person's data: which data set, of which agency, made when.
 *
 * @param name the data set's
 */
public record DataSetIssue(String resourceId, String name, String agency, Instant issued) {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** @throws IllegalArgumentException when a text is blank or holds a control character */
    public DataSetIssue {
        Objects.requireNonNull(issued);
        for (String text : new String[] {resourceId, name, agency}) {
            if (text.isBlank() || !XmlText.isRepresentable(text) || text.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a data set's texts are lines");
            }
        }
    }

    /** The time in Taipei, to the second: {@code 2026-11-20T12:00:00+08:00}. */
    String isoTime() {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(inTaipei());
    }

    /** The time in Taipei, for people to read. */
    String readableTime() {
        return FOR_PEOPLE.format(inTaipei());
    }

    private OffsetDateTime inTaipei() {
        return issued.truncatedTo(ChronoUnit.SECONDS).atZone(TAIPEI).toOffsetDateTime();
    }
}
