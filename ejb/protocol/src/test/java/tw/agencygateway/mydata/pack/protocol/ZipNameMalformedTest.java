package tw.agencygateway.mydata.pack.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that could leave their place, deceive, or meet. */
class ZipNameMalformedTest extends ZipMalformedCase {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "a/../x",
                "a/..",
                "..",
                ".",
                "./x",
                "a/./x",
                "/x",
                "//x",
                "a//x",
                "\\x",
                "a\\x",
                "..\\x",
                "C:x",
                "c:/x",
                "a\u0000.pdf",
                "a\nb",
                "a\u007fb",
                "a\u0085b",
                "a\u202efdp.exe",
                "a\u2066b",
                "a/b/c/d/e/f/g/h/i/j"
            })
    void names_that_could_leave_their_place_or_deceive_are_refused(String name) {
        zip.stored(name, new byte[1]);
        assertRefused(FindingCode.ZIP_UNSAFE_NAME);
    }

    @Test
    void empty_long_and_unreadable_names_are_refused() {
        for (byte[] name : new byte[][] {{}, new byte[600], {(byte) 0xff, (byte) 0xff}, {(byte) 0xa4}}) {
            RawZip.Entry entry = zip.stored("x", new byte[1]);
            entry.flags = 0;
            entry.name = entry.localName = name;
            assertRefused(FindingCode.ZIP_UNSAFE_NAME);
            zip.entries.remove(entry);
        }
    }

    @Test
    void big5_under_the_flag_for_utf_8_is_refused() throws Exception {
        RawZip.Entry entry = zip.stored("x", new byte[1]);
        entry.name = entry.localName = "戶籍".getBytes("MS950");
        assertRefused(FindingCode.ZIP_UNSAFE_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first.txt", "FIRST.TXT", "first.txt/", "first.txt/x"})
    void a_name_twice_is_refused(String name) {
        zip.stored(name, new byte[0]);
        assertRefused(FindingCode.ZIP_DUPLICATE_NAME);
    }

    @Test
    void a_name_twice_in_two_compositions_is_refused() {
        zip.stored("\u00e9", new byte[0]);
        zip.stored("e\u0301", new byte[0]);
        assertRefused(FindingCode.ZIP_DUPLICATE_NAME);
    }

    @Test
    void a_folder_may_be_named_after_what_lies_in_it_but_not_twice() throws Exception {
        zip.stored("d/x", new byte[0]);
        zip.stored("d/", new byte[0]);
        assertThat(StrictZipTest.contents(zip.bytes())).hasSize(3);
        zip.stored("D/", new byte[0]);
        assertRefused(FindingCode.ZIP_DUPLICATE_NAME);
    }
}
