package tw.agencygateway.mydata.sp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceOnlyTest {

    private static final byte[] ANSWER =
            "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void isNotRepeatedWhenAKeptConnectionBreaks() throws Exception {
        assertThatThrownBy(() -> sendTwice(new OnceOnly(), new OnceOnly()))
                .hasStackTraceContaining("BrokenConnectionException");
        assertThat(requests).hasValue(2);
    }

    /** Why it is needed; when this fails, it no longer is. */
    @Test
    void theClientRepeatsAnOrdinaryRequestByItself() throws Exception {
        sendTwice(BodyPublishers.noBody(), BodyPublishers.noBody());

        assertThat(requests).hasValue(3);
    }

    /** To a server that answers every request but the second on a connection, where it hangs up. */
    private void sendTwice(BodyPublisher first, BodyPublisher second) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            CompletableFuture.runAsync(() -> answer(server));
            URI address = URI.create("http://localhost:" + server.getLocalPort());
            for (BodyPublisher body : new BodyPublisher[] {first, second}) {
                client.send(HttpRequest.newBuilder(address).method("GET", body).build(), BodyHandlers.discarding());
            }
        }
    }

    private void answer(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                awaitRequest(in);
                socket.getOutputStream().write(ANSWER);
                awaitRequest(in);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void awaitRequest(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
            line = in.readLine();
        }
        if (line != null) {
            requests.incrementAndGet();
        }
    }
}
