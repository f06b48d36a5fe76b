package tw.agencygateway.mydata.pack.protocol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A person's data between its source and the files of a package: fields, and rows of their values in the same order. A value is a text, a
 * number, a boolean, or null where there is none. What is here can be written in every form: texts hold no control characters but tab and
 * line ends, and no half characters. Bounds: 1 to 200 fields, 10 000 rows, 65 536 characters a text and 4 194 304 in all, where each value
 * and each line of one counts as 40 at least: a PDF costs by lines; numbers of 100 digits before and after the point.
 */
public final class PersonData {
    private static final int MAX_FIELDS = 200;
    private static final int MAX_ROWS = 10_000;
    private static final int MAX_TEXT = 1 << 16;
    private static final int MAX_TOTAL = 1 << 22;
    private static final int LINE = 40;
    private static final int MAX_DIGITS = 100;

    private final List<Field> fields;
    private final List<List<Object>> rows;

    private PersonData(List<Field> fields, List<List<Object>> rows) {
        this.fields = fields;
        this.rows = rows;
    }

    /**
     * Takes what a source gave.
     *
     * @param rows texts, booleans, nulls and numbers of the JDK, finite ones
     * @throws IllegalArgumentException when there are no fields, too many, or two with one key
     * @throws MalformedPersonDataException when the rows are not as described above
     */
    public static PersonData of(List<Field> fields, List<? extends List<?>> rows) throws MalformedPersonDataException {
        if (fields.isEmpty()
                || fields.size() > MAX_FIELDS
                || fields.stream().map(Field::key).distinct().count() < fields.size()) {
            throw new IllegalArgumentException("1 to " + MAX_FIELDS + " fields, each with a key of its own");
        }
        if (rows.size() > MAX_ROWS) {
            throw new MalformedPersonDataException("more than " + MAX_ROWS + " rows");
        }
        List<List<Object>> checked = new ArrayList<>(rows.size());
        long total = 0;
        for (List<?> row : rows) {
            List<Object> values = values(fields, row, checked.size() + 1);
            total += values.stream().mapToLong(PersonData::size).sum();
            if (total > MAX_TOTAL) {
                throw new MalformedPersonDataException("more than " + MAX_TOTAL + " characters");
            }
            checked.add(values);
        }
        return new PersonData(List.copyOf(fields), Collections.unmodifiableList(checked));
    }

    private static long size(Object value) {
        if (!(value instanceof String text)) {
            return LINE;
        }
        long lines = 1 + text.chars().filter(c -> c == '\n' || c == '\r').count();
        return Math.max(text.length(), lines * LINE);
    }

    private static List<Object> values(List<Field> fields, List<?> row, int number)
            throws MalformedPersonDataException {
        if (row.size() != fields.size()) {
            throw new MalformedPersonDataException("row " + number + " has " + row.size() + " values");
        }
        List<Object> values = new ArrayList<>(row.size());
        for (Object value : row) {
            if (!isWritable(value)) {
                throw new MalformedPersonDataException("row " + number + ", field "
                        + fields.get(values.size()).key() + ": no value that can be written");
            }
            values.add(value instanceof Number decimal ? new BigDecimal(decimal.toString()) : value);
        }
        return Collections.unmodifiableList(values);
    }

    private static boolean isWritable(Object value) {
        if (value instanceof String text) {
            return text.length() <= MAX_TEXT && XmlText.isRepresentable(text);
        }
        if (value instanceof BigDecimal decimal) {
            return Math.abs((long) decimal.scale()) <= MAX_DIGITS
                    && Math.abs((long) decimal.precision() - decimal.scale()) <= MAX_DIGITS;
        }
        if (value instanceof BigInteger integer) {
            return integer.bitLength() <= MAX_DIGITS * 3;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) && isWritable(new BigDecimal(value.toString()));
        }
        return value == null
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte;
    }

    public List<Field> fields() {
        return fields;
    }

    /** Rows of {@code String}, {@code BigDecimal}, {@code Boolean} and null. */
    public List<List<Object>> rows() {
        return rows;
    }

    /** Whether there is nothing about this person. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** A value as text: a number without exponent, a boolean as its word, null as an empty one. */
    public static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return "PersonData[" + fields.size() + " fields, " + rows.size() + " rows]";
    }
}
