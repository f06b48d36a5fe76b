package tw.agencygateway.conformance;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks over a few connections that are kept open, by hand and cheaply, for it shares its cores with what it measures. */
public final class LoadGenerator {
    private static final long AT_ONCE = 0;

    private final URI base;
    private final int connections;

    public LoadGenerator(URI base, int connections) {
        this.base = base;
        this.connections = connections;
    }

    /** A POST of JSON as bytes. */
    public byte[] post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    /** @param headers whole lines */
    public byte[] get(String path, String... headers) {
        String lines = Stream.of(headers).map(line -> line + "\r\n").collect(Collectors.joining());
        return ("GET " + base.getPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n" + lines + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Each connection asks again when it has its answer. */
    public Latencies asFastAsPossible(List<byte[]> requests) throws Exception {
        return run(requests, AT_ONCE);
    }

    /** So many a second, whether the answers before have come or not; who is asked late has the delay in its time. */
    public Latencies atRate(List<byte[]> requests, int perSecond) throws Exception {
        return run(requests, 1_000_000_000L / perSecond);
    }

    private Latencies run(List<byte[]> requests, long interval) throws Exception {
        long[] nanos = new long[requests.size()];
        AtomicInteger next = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        long start = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(callers.submit(() -> {
                    try (Connection connection = new Connection(base)) {
                        for (int at = next.getAndIncrement(); at < nanos.length; at = next.getAndIncrement()) {
                            long due = interval == AT_ONCE ? System.nanoTime() : start + at * interval;
                            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                                LockSupport.parkNanos(left);
                            }
                            if (connection.status(requests.get(at)) != 200) {
                                refused.incrementAndGet();
                            }
                            nanos[at] = System.nanoTime() - due;
                        }
                    }
                    return null;
                }));
            }
            await(running);
        } finally {
            callers.shutdownNow();
        }
        return Latencies.of(nanos, refused.get(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static void await(List<Future<?>> running) throws Exception {
        for (Future<?> caller : running) {
            try {
                caller.get();
            } catch (ExecutionException e) {
                throw new IOException("a connection broke", e.getCause());
            }
        }
    }

    private static final class Connection implements AutoCloseable {
        private static final int PATIENCE_MILLIS = 60_000;

        private final URI base;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Connection(URI base) throws IOException {
            this.base = base;
            open();
        }

        private void open() throws IOException {
            socket = new Socket(base.getHost(), base.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        /** Sends a request and reads its whole answer. */
        int status(byte[] request) throws IOException {
            out.write(request);
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            boolean chunked = false;
            boolean last = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                String header = line.toLowerCase(Locale.ROOT);
                if (header.startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).trim());
                }
                last |= header.startsWith("connection:") && header.contains("close");
                chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
            }
            in.skipNBytes(length);
            while (chunked) {
                int size = Integer.parseInt(line().trim(), 16);
                in.skipNBytes(size);
                line();
                chunked = size > 0;
            }
            if (last) {
                // servers take so many requests over one connection and no more
                socket.close();
                open();
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder text = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("no answer");
                }
                if (c != '\r') {
                    text.append((char) c);
                }
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
