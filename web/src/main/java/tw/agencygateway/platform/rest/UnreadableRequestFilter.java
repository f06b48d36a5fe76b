package tw.agencygateway.platform.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tw.agencygateway.platform.service.AgencyError;

/**
 * Refuses a path that is no text, and takes a Content-Type or Accept that cannot be read for none at all. The servers would read them
 * before any resource is asked, and each in its own way: WildFly writes a stack trace for every one, with which a stranger fills the log.
 *
 * <p>A form is for the console alone: elsewhere it counts as bytes of no kind. Jersey would read it before any resource is asked, and wait
 * for a body that never comes, with a thread of the server.
 */
public class UnreadableRequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BYTES = "application/octet-stream";
    private static final String CONSOLE = "/admin/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isText(request.getRequestURI())) {
            Problem.send(response, AgencyError.MALFORMED_REQUEST);
            return;
        }
        Map<String, Optional<String>> instead = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Set.of(CONTENT_TYPE, "Accept")) {
            if (!Collections.list(request.getHeaders(name)).stream().allMatch(MediaTypeHeader::isReadable)) {
                instead.put(name, Optional.empty());
            }
        }
        if (isForm(request) && !request.getServletPath().startsWith(CONSOLE)) {
            instead.putIfAbsent(CONTENT_TYPE, Optional.of(BYTES));
        }
        chain.doFilter(instead.isEmpty() ? request : new Corrected(request, instead), response);
    }

    private static boolean isForm(HttpServletRequest request) {
        return Collections.list(request.getHeaders(CONTENT_TYPE)).stream()
                .anyMatch(type -> type.strip().regionMatches(true, 0, FORM, 0, FORM.length()));
    }

    /** Percent-encoded UTF-8 (RFC 3986 §2.5). */
    private static boolean isText(String path) {
        try {
            String bytes = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static final class Corrected extends HttpServletRequestWrapper {

        private final Map<String, Optional<String>> instead;

        /** @param instead what headers say; empty where there is none of that name */
        Corrected(HttpServletRequest request, Map<String, Optional<String>> instead) {
            super(request);
            this.instead = instead;
        }

        @Override
        public String getContentType() {
            return instead.containsKey(CONTENT_TYPE) ? getHeader(CONTENT_TYPE) : super.getContentType();
        }

        @Override
        public String getHeader(String name) {
            return instead.containsKey(name) ? instead.get(name).orElse(null) : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return instead.containsKey(name)
                    ? Collections.enumeration(instead.get(name).stream().toList())
                    : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name ->
                            !instead.containsKey(name) || instead.get(name).isPresent())
                    .toList());
        }
    }
}
