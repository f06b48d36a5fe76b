package tw.agencygateway.mydata.dp.service;

import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.Optional;
import tw.agencygateway.mydata.dp.entity.DpFile;
import tw.agencygateway.mydata.dp.entity.DpForm;
import tw.agencygateway.mydata.dp.entity.DpReason;
import tw.agencygateway.mydata.dp.entity.DpState;
import tw.agencygateway.mydata.dp.protocol.BearerChallenge;

/**
 * What a call of the DP-API is answered (MyData DP V1.3 §捌.二).
 *
 * @param form what was asked for; null where that was not understood
 * @param error the member {@code error}; empty where nothing failed
 * @param challenge the header WWW-Authenticate, where there is one
 * @param retryAfter for a 429
 * @param content for a 200, to be closed
 */
public record DpAnswer(
        int status,
        DpForm form,
        Optional<String> error,
        Optional<String> challenge,
        Optional<Duration> retryAfter,
        Optional<Content> content) {

    /** A finished file and its bytes. */
    public record Content(DpFile file, SeekableByteChannel bytes) {}

    /** Of a call that comes to no request. */
    static DpAnswer refused(DpError error) {
        Optional<BearerChallenge> challenge = switch (error) {
            case TOKEN_MISSING -> Optional.of(BearerChallenge.TOKEN_MISSING);
            case TOKEN_MALFORMED -> Optional.of(BearerChallenge.INVALID_TOKEN);
            case UNSUPPORTED_FORM, NOT_SERVED, RANGE_NOT_SATISFIABLE -> Optional.empty();
        };
        return new DpAnswer(
                error.status(),
                null,
                Optional.of(error.code()),
                challenge.map(BearerChallenge::header),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a request that has ended without a file. */
    static DpAnswer ended(DpState state, DpForm form, DpReason reason) {
        Optional<BearerChallenge> challenge = Optional.empty();
        if (state == DpState.UNAUTHORISED) {
            challenge = Optional.of(BearerChallenge.INVALID_TOKEN);
        } else if (reason == DpReason.INSUFFICIENT_SCOPE) {
            challenge = Optional.of(BearerChallenge.INSUFFICIENT_SCOPE);
        }
        return new DpAnswer(
                state.status(),
                form,
                state == DpState.EMPTY ? Optional.empty() : Optional.of(reason.code()),
                challenge.map(BearerChallenge::header),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a request that waits. */
    static DpAnswer later(DpForm form, Duration retryAfter) {
        return new DpAnswer(
                DpState.COLLECTING.status(),
                form,
                Optional.empty(),
                Optional.empty(),
                Optional.of(retryAfter),
                Optional.empty());
    }

    /** Of a request whose file is ready. */
    static DpAnswer of(DpForm form, Content content) {
        return new DpAnswer(
                DpState.READY.status(),
                form,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(content));
    }
}
