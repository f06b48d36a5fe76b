package tw.agencygateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;
import static tw.agencygateway.conformance.AgencyApiAccessIT.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import tw.agencygateway.conformance.stand.Gateway;
import tw.agencygateway.conformance.stand.OnTheStand;
import tw.agencygateway.conformance.stand.Reply;
import tw.agencygateway.conformance.stand.Stand;

/** The Agency API: the verified files with their report, whole and in byte ranges (RFC 9110 §14). */
@OnTheStand
@Execution(CONCURRENT)
class AgencyApiFilesIT {

    private final Gateway gateway;
    private final Journeys journeys;

    AgencyApiFilesIT(Stand stand) {
        this.gateway = stand.gateway();
        this.journeys = new Journeys(stand);
    }

    @Test
    void listsTheFilesOfEachDataSetWithTheReport() {
        Journey journey = journeys.ready();

        JsonNode list = gateway.get(journey.path() + "/files").json();

        assertThat(list.path("tx_id").asText()).isEqualTo(journey.txId());
        assertThat(list.path("verdict").asText()).isEqualToIgnoringCase("verified");
        assertThat(Json.texts(list.path("findings"), "code")).contains("signature-verified");
        assertThat(Json.texts(list.path("files"), "resource_id")).containsAll(Journeys.DATA_SETS);
        assertThat(Json.texts(list.path("files"), "name")).contains("個人戶籍資料.json", "個人戶籍資料.pdf", "個人所得資料.csv");
        assertThat(list.at("/findings/0/message/zh-TW").asText()).isNotEmpty();
    }

    @Test
    void handsOutEveryFileAsItWasSigned() {
        Journey journey = journeys.ready();

        for (JsonNode file : gateway.get(journey.path() + "/files").json().path("files")) {
            Reply whole =
                    gateway.get(journey.path() + "/files/" + file.path("id").asText());

            assertThat(whole.status()).isEqualTo(200);
            assertThat(whole.body()).hasSize(file.path("size").asInt());
            assertThat(sha256(whole.body())).isEqualTo(file.path("sha256").asText());
            assertThat(whole.header("etag")).isEqualTo('"' + file.path("sha256").asText() + '"');
            assertThat(whole.header("content-type"))
                    .startsWith(file.path("media_type").asText());
            assertThat(whole.header("content-disposition")).startsWith("attachment");
            assertThat(whole.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(whole.header("cache-control")).contains("no-store");
            assertThat(whole.header("accept-ranges")).isEqualTo("bytes");
        }
    }

    @Test
    void servesOneRangeOfBytes() {
        String file = journeys.ready().path() + "/files/1";
        byte[] whole = gateway.get(file).body();
        int size = whole.length;

        assertPart(range(file, "bytes=0-9"), whole, 0, 10);
        assertPart(range(file, "bytes=5-5"), whole, 5, 6);
        assertPart(range(file, "bytes=10-"), whole, 10, size);
        assertPart(range(file, "bytes=-7"), whole, size - 7, size);
        assertPart(range(file, "bytes=-999999999"), whole, 0, size);
        assertPart(range(file, "bytes=3-999999999"), whole, 3, size);
        assertPart(range(file, "bytes=" + (size - 1) + "-"), whole, size - 1, size);
    }

    @Test
    void servesTheWholeWhereItNeedNotServeTheRange() {
        String file = journeys.ready().path() + "/files/1";
        byte[] whole = gateway.get(file).body();

        for (String range : List.of(
                "bytes=0-1,3-4",
                "bytes=5-2",
                "bytes=a-b",
                "bytes=-",
                "items=0-1",
                "bytes",
                "bytes=99999999999999999999-")) {
            Reply reply = range(file, range);
            assertThat(reply.status()).as(range).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(whole);
        }
    }

    @Test
    void refusesARangeThatLiesOutside() {
        String file = journeys.ready().path() + "/files/1";
        int size = gateway.get(file).body().length;

        for (String range : List.of("bytes=" + size + "-", "bytes=999999999-", "bytes=-0")) {
            Reply reply = range(file, range);
            assertProblem(reply, 416, "range-not-satisfiable");
            assertThat(reply.header("content-range")).isEqualTo("bytes */" + size);
        }
    }

    @Test
    void servesARangeOnlyOfTheVersionThatTheClientKnows() {
        String file = journeys.ready().path() + "/files/1";
        Reply whole = gateway.get(file);

        assertPart(range(file, "bytes=0-9", whole.header("etag")), whole.body(), 0, 10);
        assertThat(range(file, "bytes=0-9", "\"other\"").status()).isEqualTo(200);
        assertThat(range(file, "bytes=0-9", "Wed, 21 Oct 2015 07:28:00 GMT").status())
                .isEqualTo(200);
    }

    @Test
    void hasNoOtherFiles() {
        String files = journeys.ready().path() + "/files/";

        for (String id : List.of("0", "9999", "-1", "x", "1e3", "99999999999", "%2e%2e%2fraw.jwe", "raw.jwe", "１")) {
            assertThat(gateway.get(files + id.replace("１", "%EF%BC%91")).status())
                    .as(id)
                    .isBetween(400, 404);
        }
    }

    @Test
    void handsOutNothingBeforeItIsVerified() {
        String path = journeys.start().path();

        assertProblem(gateway.get(path + "/files"), 409, "not-ready");
        assertProblem(gateway.get(path + "/files/1"), 409, "not-ready");
    }

    private Reply range(String file, String range) {
        return gateway.send(gateway.request(file).header("Range", range));
    }

    private Reply range(String file, String range, String ifRange) {
        return gateway.send(gateway.request(file).header("Range", range).header("If-Range", ifRange));
    }

    private static void assertPart(Reply reply, byte[] whole, int from, int to) {
        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.header("content-range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + whole.length);
        assertThat(reply.header("content-length")).isEqualTo(Integer.toString(to - from));
        assertThat(reply.body()).isEqualTo(Arrays.copyOfRange(whole, from, to));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
