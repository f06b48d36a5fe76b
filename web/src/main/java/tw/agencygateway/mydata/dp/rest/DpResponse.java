package tw.agencygateway.mydata.dp.rest;

import jakarta.json.Json;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpFile;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.protocol.AnswerForm;
import tw.agencygateway.mydata.dp.service.DpAnswer;
import tw.agencygateway.mydata.dp.service.DpError;
import tw.agencygateway.platform.rest.ByteRange;
import tw.agencygateway.platform.rest.ChannelOutput;
import tw.agencygateway.platform.service.AgencyException;

/** The answers of the DP-API on the wire (MyData DP V1.3 §捌.二, decisions rows 43–45). */
final class DpResponse {

    private static final int OK = 200;
    private static final int PARTIAL = 206;

    private DpResponse() {}

    /** Sends the answer; where nobody waits for it any more its file is closed. */
    static void resume(AsyncResponse response, DpAnswer answer, String range, String ifRange) {
        if (!response.resume(build(answer, range, ifRange))) {
            answer.content().ifPresent(DpResponse::close);
        }
    }

    /** Sends that there is no answer in any time that a caller would wait. */
    static void resumeLate(AsyncResponse response) {
        response.resume(error(DpState.FAILED.status(), DpReason.TIMED_OUT.code(), Optional.empty()));
    }

    private static Response build(DpAnswer answer, String range, String ifRange) {
        if (answer.content().isPresent()) {
            return file(answer.form(), answer.content().get(), range, ifRange);
        }
        if (answer.error().isPresent()) {
            return error(answer.status(), answer.error().get(), answer.challenge());
        }
        ResponseBuilder response = Response.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
        answer.retryAfter()
                .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                        .header(HttpHeaders.CONTENT_TYPE, mediaType(answer.form())));
        return response.build();
    }

    private static Response file(DpForm form, DpAnswer.Content content, String range, String ifRange) {
        DpFile file = content.file();
        String tag = "\"" + file.sha256() + "\"";
        Optional<ByteRange> part;
        try {
            part = ifRange == null || ifRange.equals(tag) ? ByteRange.of(range, file.size()) : Optional.empty();
        } catch (AgencyException e) {
            close(content);
            DpError refused = DpError.RANGE_NOT_SATISFIABLE;
            return Response.fromResponse(error(refused.status(), refused.code(), Optional.empty()))
                    .header("Content-Range", "bytes */" + file.size())
                    .build();
        }
        ByteRange sent = part.orElse(new ByteRange(0, file.size()));
        ResponseBuilder response = Response.status(part.isPresent() ? PARTIAL : OK)
                .type(mediaType(form))
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LENGTH, sent.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + quoted(file.name()))
                .header("Content-Transfer-Encoding", "binary")
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .entity(new ChannelOutput(content.bytes(), sent));
        part.ifPresent(bytes -> response.header("Content-Range", bytes.contentRange(file.size())));
        return response.build();
    }

    /** A resource_id is ASCII, so that a file's name needs no other form (RFC 6266). */
    private static String quoted(String name) {
        return "\"" + name.replaceAll("[\\\\\"]", "\\\\$0") + "\"";
    }

    private static Response error(int status, String code, Optional<String> challenge) {
        ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.createObjectBuilder().add("error", code).build().toString());
        challenge.ifPresent(header -> response.header(HttpHeaders.WWW_AUTHENTICATE, header));
        return response.build();
    }

    private static String mediaType(DpForm form) {
        return AnswerForm.valueOf(form.name()).mediaType();
    }

    private static void close(DpAnswer.Content content) {
        try {
            content.bytes().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
