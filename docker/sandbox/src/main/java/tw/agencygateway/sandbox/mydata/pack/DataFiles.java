package tw.agencygateway.sandbox.mydata.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tw.agencygateway.sandbox.http.Json;
import tw.agencygateway.sandbox.registry.DataSet;
import tw.agencygateway.sandbox.registry.Person;

/** The files that a data provider makes for one person, in the format that each name's ending says. */
final class DataFiles {
    private DataFiles() {}

    static List<Archive.Entry> of(DataSet dataSet, Person person) throws IOException {
        List<Map<String, String>> records = person.records(dataSet.resourceId());
        List<Archive.Entry> files = new ArrayList<>();
        for (String name : dataSet.files()) {
            String format = name.substring(name.lastIndexOf('.') + 1);
            byte[] bytes = switch (format) {
                case "json" -> json(dataSet, records);
                case "csv" -> csv(records);
                case "pdf" -> PdfFile.of(dataSet.name(), records, person.id());
                default -> throw new IOException("datasets.yaml: no such format: " + name);
            };
            files.add(new Archive.Entry(name, Content.of(bytes)));
        }
        return files;
    }

    private static byte[] json(DataSet dataSet, List<Map<String, String>> records) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("資料集", dataSet.name());
        document.put("資料提供者", dataSet.provider());
        document.put("資料", records);
        return Json.pretty(document).getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 4180 with a byte order mark, without which spreadsheets take UTF-8 for Big5. */
    private static byte[] csv(List<Map<String, String>> records) {
        StringBuilder csv =
                new StringBuilder("\uFEFF").append(row(records.get(0).keySet()));
        records.forEach(values -> csv.append(row(values.values())));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String row(Iterable<String> cells) {
        List<String> quoted = new ArrayList<>();
        cells.forEach(cell -> quoted.add('"' + cell.replace("\"", "\"\"") + '"'));
        return quoted.stream().collect(Collectors.joining(",", "", "\r\n"));
    }
}
