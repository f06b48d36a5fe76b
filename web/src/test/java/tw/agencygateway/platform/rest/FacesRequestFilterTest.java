package tw.agencygateway.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FacesRequestFilterTest {

    private static final int PASSED_ON = 200;

    private int status = PASSED_ON;
    private boolean parametersAsked;

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/login.xhtml, , , 200",
        "HEAD, /admin/login.xhtml, , , 200",
        "POST, /admin/login.xhtml, application/x-www-form-urlencoded, , 200",
        "POST, /admin/trust.xhtml, multipart/form-data; boundary=x, , 200",
        "GET, /jakarta.faces.resource/console.css.xhtml, , , 200",
        "GET, /mydata-dp, , , 200",
        "PUT, /admin/login.xhtml, application/x-www-form-urlencoded, , 405",
        "OPTIONS, /admin, , , 405",
        "get, /admin/login.xhtml, , , 405",
        "GET, /admin/login.xhtml, Application/X-WWW-Form-URLEncoded; charset, , 400",
        "HEAD, /admin/login.xhtml, multipart/form-data, , 400",
        "GET, /admin/login.xhtml, , state, 400",
        "GET, /x.xhtml, , , 404",
        "POST, /x.xhtml, application/x-www-form-urlencoded, , 404",
        "POST, /adminx.xhtml, multipart/form-data, , 404",
        "POST, /jakarta.faces.resource/console.css.xhtml, application/x-www-form-urlencoded, , 404",
        "GET, /jakarta.faces.resource/console.css.xhtml, application/x-www-form-urlencoded, , 404",
    })
    void nothingReachesFacesButWhatABrowserAsksFor(
            String method, String path, String contentType, String viewState, int expected) throws Exception {
        new FacesRequestFilter()
                .doFilter(request(method, path, contentType, viewState), response(), (request, response) -> {});

        assertThat(status).isEqualTo(expected);
        assertThat(parametersAsked && contentType != null)
                .as("whether the server had to read a form")
                .isFalse();
    }

    private HttpServletRequest request(String method, String path, String contentType, String viewState) {
        return proxy(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getServletPath" -> path;
            case "getHeaders" -> Collections.enumeration(contentType == null ? List.of() : List.of(contentType));
            case "getParameter" -> {
                parametersAsked = true;
                yield arguments[0].equals("jakarta.faces.ViewState") ? viewState : null;
            }
            default -> null;
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (proxy, called, arguments) -> {
            if (List.of("setStatus", "sendError").contains(called.getName())) {
                status = (Integer) arguments[0];
            }
            return called.getName().equals("getOutputStream") ? new Nowhere() : null;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
            // nobody reads it
        }
    }
}
