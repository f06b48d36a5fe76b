package tw.agencygateway.platform.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A list of address ranges in CIDR form, IPv4 and IPv6: {@code 10.1.0.0/16}, {@code 2001:db8::/32}, or a single address. An empty
 * list contains nothing. IPv4 addresses mapped into IPv6 count as IPv4, in ranges as in the addresses asked for.
 */
public final class AddressRanges {

    /** The ranges that hold nothing. */
    public static final AddressRanges NONE = new AddressRanges(List.of());

    private static final int MAPPED_PREFIX_BITS = 96;

    private record Range(IpAddress prefix, int bits) {}

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * @throws MalformedAddressException for anything that is no address, has a prefix length out of bounds, or bits set after its
     *     prefix ({@code 10.1.2.3/8}: most likely a slip, and a wide one)
     */
    public static AddressRanges parse(Collection<String> texts) throws MalformedAddressException {
        List<Range> ranges = new ArrayList<>();
        for (String text : texts) {
            ranges.add(parseRange(text));
        }
        return new AddressRanges(List.copyOf(ranges));
    }

    /** Ranges separated by commas or white space, as in configuration; an empty text is {@link #NONE}. */
    public static AddressRanges parse(String list) throws MalformedAddressException {
        return parse(Arrays.stream(list.split("[,\\s]+"))
                .filter(text -> !text.isEmpty())
                .toList());
    }

    private static Range parseRange(String text) throws MalformedAddressException {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        IpAddress prefix = IpAddress.parse(address);
        boolean mapped = prefix.bits() == 32 && address.indexOf(':') >= 0;
        int bits = slash < 0 ? prefix.bits() : parseBits(text.substring(slash + 1), mapped);
        if (bits < 0 || bits > prefix.bits()) {
            throw new MalformedAddressException("prefix length out of bounds");
        }
        if (!prefix.isPrefix(bits)) {
            throw new MalformedAddressException("bits are set after the prefix");
        }
        return new Range(prefix, bits);
    }

    private static int parseBits(String text, boolean mapped) throws MalformedAddressException {
        if (!text.matches("0|[1-9][0-9]{0,2}")) {
            throw new MalformedAddressException("not a prefix length");
        }
        return Integer.parseInt(text) - (mapped ? MAPPED_PREFIX_BITS : 0);
    }

    /** Whether that address lies in one of the ranges; a text that is no address lies in none. */
    public boolean contains(String address) {
        try {
            IpAddress asked = IpAddress.parse(address);
            return ranges.stream().anyMatch(range -> range.prefix.agrees(asked, range.bits));
        } catch (MalformedAddressException e) {
            return false;
        }
    }
}
