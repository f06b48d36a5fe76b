package tw.agencygateway.platform.client;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import tw.agencygateway.platform.service.OutboundConfiguration;

/**
 * The one way out: every HTTP request of the gateway. Only to hosts of {@code gateway.outbound.hosts}, by the proxy where one is configured;
 * redirects are never followed; each answer is bounded in bytes and in the time for all of it.
 */
@ApplicationScoped
public class Outbound {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Inject
    OutboundConfiguration configuration;

    private HttpClient http;

    @PostConstruct
    void open() {
        http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(new ConfiguredProxy(configuration))
                .build();
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @param sink takes the body of a 200 while it arrives, and is not closed; other bodies are not read
     * @param most the most bytes taken
     * @param total the time for all of it
     * @return status and headers
     * @throws HostNotAllowedException before anything is sent
     * @throws OutboundException when there was no whole answer
     * @throws InterruptedException when the server stops
     */
    public HttpResponse<Void> send(HttpRequest request, OutputStream sink, long most, Duration total)
            throws OutboundException, InterruptedException {
        URI address = request.uri();
        if (!configuration.hosts().allow(address)) {
            throw new HostNotAllowedException(address);
        }
        // the request's own time-out would end with the headers
        CompletableFuture<HttpResponse<Void>> exchange = http.sendAsync(
                request, head -> head.statusCode() == OK ? new BoundedBody(sink, most) : BoundedBody.unread());
        try {
            return exchange.get(total.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new OutboundException(address.getHost() + ": " + reason(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new OutboundException(
                    address.getHost() + ": no complete answer within " + total.toSeconds() + " s", e);
        } finally {
            exchange.cancel(true);
        }
    }

    /**
     * Sends a request, and holds no thread until its answer is there.
     *
     * @param most the most bytes of a body, whatever the status
     * @param total the time for all of it
     * @return completes with an {@link OutboundException} when there was no whole answer; cancelling it ends the exchange
     */
    public CompletableFuture<SmallAnswer> ask(HttpRequest request, int most, Duration total) {
        URI address = request.uri();
        if (!configuration.hosts().allow(address)) {
            return CompletableFuture.failedFuture(new HostNotAllowedException(address));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        CompletableFuture<HttpResponse<Void>> exchange = http.sendAsync(request, head -> new BoundedBody(body, most));
        CompletableFuture<SmallAnswer> answer = new CompletableFuture<>();
        exchange.whenComplete((head, failure) -> {
            if (failure == null) {
                answer.complete(new SmallAnswer(
                        head.statusCode(),
                        head.headers().firstValue("Retry-After"),
                        head.headers().allValues("WWW-Authenticate"),
                        body.toByteArray()));
            } else {
                Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                answer.completeExceptionally(new OutboundException(address.getHost() + ": " + reason(cause), cause));
            }
        });
        // ends with the answer, which would otherwise stay in memory for the whole time
        CompletableFuture<Void> limit = new CompletableFuture<>();
        limit.orTimeout(total.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            answer.completeExceptionally(
                    new OutboundException(address.getHost() + ": no complete answer within " + total));
            return null;
        });
        answer.whenComplete((whole, failure) -> {
            limit.complete(null);
            exchange.cancel(true);
        });
        return answer;
    }

    /** As {@link #send} with a small body, which is returned; another status than 200 is a failure too. */
    public byte[] fetch(HttpRequest request, int most, Duration total) throws OutboundException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            int status = send(request, body, most, total).statusCode();
            if (status != OK) {
                throw new OutboundException(request.uri().getHost() + ": status " + status);
            }
            return body.toByteArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(request.uri().getHost() + ": interrupted", e);
        }
    }

    /** Other messages may quote what the host sent. */
    private static String reason(Throwable cause) {
        boolean ours = cause instanceof BoundedBody.TooLargeException
                || cause instanceof SSLException
                || cause instanceof ConnectException;
        String name = cause.getClass().getSimpleName();
        return ours && cause.getMessage() != null ? name + ", " + cause.getMessage() : name;
    }

    private static final class ConfiguredProxy extends ProxySelector {
        private final OutboundConfiguration configuration;

        ConfiguredProxy(OutboundConfiguration configuration) {
            this.configuration = configuration;
        }

        @Override
        public List<Proxy> select(URI address) {
            return List.of(configuration
                    .proxyFor(address.getHost())
                    .map(proxy -> new InetSocketAddress(proxy.getHostString(), proxy.getPort()))
                    .map(proxy -> new Proxy(Proxy.Type.HTTP, proxy))
                    .orElse(Proxy.NO_PROXY));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
            // told to the caller of the request
        }
    }
}
