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
import java.util.Set;
import java.util.TreeSet;
import tw.agencygateway.platform.service.AgencyError;

/**
 * Refuses a path that is no text, and takes a Content-Type or Accept that cannot be read for none at all. The servers would read them
 * before any resource is asked, and each in its own way: WildFly writes a stack trace for every one, with which a stranger fills the log.
 */
public class UnreadableRequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CONTENT_TYPE = "Content-Type";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isText(request.getRequestURI())) {
            Problem.send(response, AgencyError.MALFORMED_REQUEST);
            return;
        }
        Set<String> unreadable = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Set.of(CONTENT_TYPE, "Accept")) {
            if (!Collections.list(request.getHeaders(name)).stream().allMatch(MediaTypeHeader::isReadable)) {
                unreadable.add(name);
            }
        }
        chain.doFilter(unreadable.isEmpty() ? request : new Without(request, unreadable), response);
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

    private static final class Without extends HttpServletRequestWrapper {

        private final Set<String> hidden;

        Without(HttpServletRequest request, Set<String> hidden) {
            super(request);
            this.hidden = hidden;
        }

        @Override
        public String getContentType() {
            return hidden.contains(CONTENT_TYPE) ? null : super.getContentType();
        }

        @Override
        public String getHeader(String name) {
            return hidden.contains(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return hidden.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !hidden.contains(name))
                    .toList());
        }
    }
}
