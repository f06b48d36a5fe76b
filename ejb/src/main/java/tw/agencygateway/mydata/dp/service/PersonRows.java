package tw.agencygateway.mydata.dp.service;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.agencygateway.mydata.dp.entity.DpDataSet;
import tw.agencygateway.mydata.dp.entity.DpField;
import tw.agencygateway.mydata.pack.protocol.Field;
import tw.agencygateway.mydata.pack.protocol.MalformedPersonDataException;
import tw.agencygateway.mydata.pack.protocol.PersonData;

/** A source's rows in the order of a data set's fields; databases differ in the case of column names. */
final class PersonRows {

    private PersonRows() {}

    /** @throws FileNotMadeException where they are not as the fields say */
    static PersonData of(DpDataSet dataSet, List<Map<String, Object>> rows) throws FileNotMadeException {
        List<Field> fields = dataSet.fields().stream()
                .map(field -> new Field(field.key(), field.label(), field.remark()))
                .toList();
        List<List<Object>> values = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            values.add(values(dataSet.fields(), row));
        }
        try {
            return PersonData.of(fields, values);
        } catch (MalformedPersonDataException e) {
            throw new FileNotMadeException(e.getMessage(), e);
        }
    }

    private static List<Object> values(List<DpField> fields, Map<String, Object> row) throws FileNotMadeException {
        Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        columns.putAll(row);
        List<Object> values = new ArrayList<>();
        for (DpField field : fields) {
            if (!columns.containsKey(field.column())) {
                throw new FileNotMadeException("the source has no column " + field.column());
            }
            Object value = columns.get(field.column());
            values.add(value instanceof TemporalAccessor ? value.toString() : value);
        }
        return values;
    }
}
