package tw.agencygateway.mydata.pack.protocol;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that disagree, and what they must not say. */
class ZipHeaderMalformedTest extends ZipMalformedCase {
    @Test
    void another_local_name_is_refused() {
        first.localName = "First.txt".getBytes(StandardCharsets.UTF_8);
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @Test
    void another_local_method_is_refused() {
        second.localMethod = 8;
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @Test
    void other_local_flags_are_refused() {
        first.localFlags = 0;
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @Test
    void other_local_sizes_and_checksums_are_refused() {
        first.localSize++;
        assertRefused(FindingCode.ZIP_MALFORMED);
        first.localSize--;
        first.localCrc++;
        assertRefused(FindingCode.ZIP_MALFORMED);
        first.localCrc--;
        first.localPackedSize = 0;
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_descriptor_that_disagrees_is_refused(boolean signature) {
        first.withDescriptor(signature);
        first.descriptor[first.descriptor.length - 1]++;
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @Test
    void a_missing_descriptor_is_refused() {
        first.withDescriptor(true).descriptor = new byte[0];
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 6, 1 << 13})
    void encryption_is_refused(int flag) {
        first.flags |= flag;
        assertRefused(FindingCode.ZIP_ENCRYPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9, 12, 14, 93, 95, 99})
    void other_methods_are_refused(int method) {
        first.method = method;
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @Test
    void a_stored_entry_with_two_sizes_is_refused() {
        second.size = second.localSize = 49;
        assertRefused(FindingCode.ZIP_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0xa1ff << 16, 0x21ff << 16, 0x61ff << 16, 0x11ff << 16, 0xc1ff << 16, 0x41ff << 16, 0x10, 0x400, 8})
    void links_devices_and_the_like_are_refused(int attributes) {
        second.attributes = attributes;
        assertRefused(FindingCode.ZIP_SPECIAL_FILE);
    }

    @Test
    void a_folder_with_content_is_refused() {
        zip.stored("folder/", new byte[1]);
        assertRefused(FindingCode.ZIP_SPECIAL_FILE);
    }
}
