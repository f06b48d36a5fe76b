package tw.agencygateway.mydata.pack.protocol;

import java.io.IOException;

/** Takes a compact JWE in the blocks of {@link JweSplitter}, which belong to the caller again when a call returns. */
interface JweBlocks {
    /** Characters as they came. */
    void text(byte[] characters, int length) throws IOException;

    /** The bytes whose Base64url came. */
    void decoded(byte[] bytes, int length) throws IOException;
}
