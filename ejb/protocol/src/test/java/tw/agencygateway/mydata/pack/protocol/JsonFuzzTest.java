package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import org.jose4j.json.JsonUtil;

class JsonFuzzTest {
    private static final int MAX_BYTES = 4_096;

    @FuzzTest(maxDuration = "1m")
    void any_json_is_parsed_or_refused(byte[] input) {
        Map<String, Object> members;
        try {
            members = BoundedJson.parseObject(input, MAX_BYTES);
        } catch (MalformedJsonException e) {
            return;
        }
        assertThat(input.length).isLessThanOrEqualTo(MAX_BYTES);
        // what was read can be written
        assertThat(JsonUtil.toJson(members)).startsWith("{");
    }
}
