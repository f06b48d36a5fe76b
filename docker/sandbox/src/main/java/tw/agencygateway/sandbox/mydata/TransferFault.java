package tw.agencygateway.sandbox.mydata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tw.agencygateway.sandbox.fault.Misbehaviour;
import tw.agencygateway.sandbox.fault.Parameter;
import tw.agencygateway.sandbox.fault.Parameters;
import tw.agencygateway.sandbox.http.HangUp;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Wire;

/**
 * How an answer of {@code GET /service/data} can come to harm on its way, whatever its status. Each befalls the first {@code times}
 * answers; the ticket is good for another one unless it counts as {@code used}.
 */
public enum TransferFault implements Misbehaviour {
    /** After so many bytes of the body, or of the whole answer; less than none counts from the end. */
    CONNECTION_CUT(
            TransferFault::cut, Parameter.text("part", "body"), Parameter.number("after", 0), Parameter.flag("reset")),
    CONTENT_LENGTH(TransferFault::announced, Parameter.number("more", 100)),
    SLOW_HEAD(
            (response, p) -> response.through(out -> new Drip(out, 1, p.number("bytes"), p.number("millis"))),
            Parameter.number("bytes", 100),
            Parameter.number("millis", 20)),
    SLOW_BODY(TransferFault::slow, Parameter.number("pieces", 50), Parameter.number("millis", 100)),
    ENDLESS_HEAD((response, p) -> response.through(instead(out -> {
        out.write(ascii("HTTP/1.1 200 \r\n"));
        endless(out, "X-Sandbox: " + "A".repeat(1 << 10) + "\r\n");
    }))),
    ENDLESS_BODY((response, p) -> response.ofLength(-1).with(out -> {
        response.body().writeTo(out);
        endless(out, "A".repeat(1 << 16));
    })),
    NO_HTTP(
            (response, p) -> response.through(instead(out -> out.write(ascii(p.text("text") + "\r\n\r\n")))),
            Parameter.text("text", "HTTP/1.1 2OO OK")),
    OTHER_CONTENT_TYPE(
            (response, p) -> response.with("Content-Type", p.text("type")), Parameter.text("type", "text/html")),
    OTHER_BODY(
            (response, p) -> of(response, p.text("text").getBytes(StandardCharsets.UTF_8)),
            Parameter.text("text", "<!DOCTYPE html><title>維護中</title><p>MyData is closed for maintenance.")),
    GZIPPED((response, p) -> of(response, gzip(bytes(response))).with("Content-Encoding", "gzip"));

    private final BiFunction<Response, Parameters, Response> change;
    private final List<Parameter> parameters;

    TransferFault(BiFunction<Response, Parameters, Response> change, Parameter... parameters) {
        this.change = change;
        this.parameters = Stream.concat(
                        Stream.of(parameters), Stream.of(Parameter.number("times", 1), Parameter.flag("used")))
                .toList();
    }

    Response bend(Response response, Parameters p) {
        return change.apply(response, p);
    }

    @Override
    public List<Parameter> parameters() {
        return parameters;
    }

    @Override
    public String stage() {
        return "transfer";
    }

    private static Response cut(Response response, Parameters p) {
        int after = p.number("after");
        boolean reset = p.flag("reset");
        if (!p.text("part").equals("body")) {
            return response.through(out -> new Cut(out, after, reset));
        }
        byte[] bytes = bytes(response);
        int length = Math.min(bytes.length, after < 0 ? bytes.length + after : after);
        return response.with(out -> {
            out.write(bytes, 0, length);
            out.flush();
            throw new HangUp(reset);
        });
    }

    private static Response announced(Response response, Parameters p) {
        byte[] bytes = bytes(response);
        return response.ofLength(bytes.length + p.number("more")).with(out -> {
            out.write(bytes);
            throw new HangUp(false);
        });
    }

    private static Response slow(Response response, Parameters p) {
        byte[] bytes = bytes(response);
        int piece = bytes.length / p.number("pieces") + 1;
        return response.with(out -> new Drip(out, piece, p.number("pieces"), p.number("millis")).write(bytes));
    }

    /** Ends when the other side hangs up. */
    private static void endless(OutputStream out, String text) throws IOException {
        byte[] bytes = ascii(text);
        while (true) {
            out.write(bytes);
        }
    }

    /** What comes instead of the status line and all that follows. */
    private static Wire instead(Response.Body other) {
        return connection -> new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                other.writeTo(connection);
                throw new HangUp(false);
            }
        };
    }

    private static Response of(Response response, byte[] body) {
        return response.ofLength(body.length).with(out -> out.write(body));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] bytes(Response response) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            response.body().writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }
}
