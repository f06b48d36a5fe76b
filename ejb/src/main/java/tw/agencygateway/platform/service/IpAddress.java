package tw.agencygateway.platform.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A literal IPv4 or IPv6 address; never a host name, so that nothing is looked up. An IPv4 address that is mapped into IPv6
 * ({@code ::ffff:10.0.0.1}) is that IPv4 address; a zone ({@code fe80::1%eth0}) is dropped.
 */
final class IpAddress {

    private static final int V6_NETWORK_BYTES = 8;
    private static final Pattern V4_BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern ZONE = Pattern.compile("%[0-9A-Za-z._-]{1,32}$");

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    static IpAddress parse(String text) throws MalformedAddressException {
        if (text.indexOf(':') < 0) {
            return new IpAddress(parseV4(text));
        }
        String bare = ZONE.matcher(text).replaceFirst("");
        if (!V6.matcher(bare).matches()) {
            throw malformed();
        }
        try {
            // A text with a colon is never taken for a host name; mapped addresses come out as four bytes.
            return new IpAddress(InetAddress.getByName(bare).getAddress());
        } catch (UnknownHostException e) {
            throw malformed();
        }
    }

    private static byte[] parseV4(String text) throws MalformedAddressException {
        String[] parts = text.length() > 15 ? new String[0] : text.split("\\.", -1);
        if (parts.length != 4) {
            throw malformed();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!V4_BYTE.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
                throw malformed();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static MalformedAddressException malformed() {
        return new MalformedAddressException("not an IP address");
    }

    /** The text of the network that a caller is counted by: an IPv4 address itself, an IPv6 address's first 64 bits. */
    static String network(String address) {
        try {
            byte[] bytes = parse(address).bytes;
            return bytes.length == 4 ? address : HexFormat.of().formatHex(bytes, 0, V6_NETWORK_BYTES);
        } catch (MalformedAddressException e) {
            return "";
        }
    }

    /** Four bytes or sixteen. */
    byte[] bytes() {
        return bytes.clone();
    }

    int bits() {
        return bytes.length * 8;
    }

    /** Whether the first bits of both are the same; addresses of different families never agree. */
    boolean agrees(IpAddress other, int prefixBits) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = prefixBits / 8;
        if (!Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)) {
            return false;
        }
        int rest = prefixBits % 8;
        return rest == 0 || ((bytes[whole] ^ other.bytes[whole]) & (0xff00 >> rest) & 0xff) == 0;
    }

    /** Whether all bits after the prefix are zero. */
    boolean isPrefix(int prefixBits) {
        for (int bit = prefixBits; bit < bits(); bit++) {
            if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four bytes or sixteen", e);
        }
    }
}
