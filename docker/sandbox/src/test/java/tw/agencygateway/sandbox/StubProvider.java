package tw.agencygateway.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;
import tw.agencygateway.sandbox.http.WebServer;

/** A DP-API that answers as it is told, and checks nothing. */
final class StubProvider implements AutoCloseable {
    private final WebServer server;
    private final Queue<Response> answers = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Response last = Response.empty(504);

    StubProvider() throws IOException {
        Router router = new Router();
        router.get("/mydata-dp/stub", this::answer);
        router.post("/mydata-dp/stub", this::answer);
        server = new WebServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), router);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.port() + "/mydata-dp/stub";
    }

    /** From now on, one after another; the last one stays. */
    void answerWith(Response... responses) {
        requests.clear();
        answers.clear();
        answers.addAll(List.of(responses));
    }

    List<Request> requests() {
        return requests;
    }

    private Response answer(Request request) {
        requests.add(request);
        Response next = answers.poll();
        last = next == null ? last : next;
        return last;
    }

    @Override
    public void close() {
        server.close();
    }
}
