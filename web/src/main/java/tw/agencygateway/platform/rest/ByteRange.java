package tw.agencygateway.platform.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.agencygateway.platform.service.AgencyError;
import tw.agencygateway.platform.service.AgencyException;

/**
 * One range of bytes (RFC 9110 §14).
 *
 * @param first offset of the first byte
 * @param length how many bytes, at least one
 */
public record ByteRange(long first, long length) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * Reads a Range header.
     *
     * @param header may be null
     * @param size of the whole, in bytes
     * @return the range; empty where the header is absent, malformed or asks for several ranges, all of which may be ignored
     * @throws AgencyException RANGE_NOT_SATISFIABLE where no byte of it exists
     */
    public static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = ONE_RANGE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (matcher.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(matcher.group(2)));
        } else {
            first = Long.parseLong(matcher.group(1));
            if (!matcher.group(2).isEmpty()) {
                long named = Long.parseLong(matcher.group(2));
                if (named < first) {
                    return Optional.empty();
                }
                last = Math.min(last, named);
            }
        }
        if (first > last) {
            throw new AgencyException(AgencyError.RANGE_NOT_SATISFIABLE, "bytes */" + size);
        }
        return Optional.of(new ByteRange(first, last - first + 1));
    }

    /** The Content-Range header of an answer with this range. */
    public String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
