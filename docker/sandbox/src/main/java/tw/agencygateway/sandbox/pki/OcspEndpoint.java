package tw.agencygateway.sandbox.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;

/** The OCSP responder of the test PKI: {@code POST /pki/ocsp}. Its misbehaviours belong to the certificates that it is asked of. */
public final class OcspEndpoint {
    private static final String TYPE = "application/ocsp-response";
    private static final int HUGE = 1_000_000;

    private final OcspAnswers answers;
    private final Clock clock;
    private final CountDownLatch never = new CountDownLatch(1);

    public OcspEndpoint(TestPki pki, Clock clock) {
        this.answers = new OcspAnswers(pki);
        this.clock = clock;
    }

    public void routes(Router router) {
        router.post("/pki/ocsp", this::answer);
    }

    private Response answer(Request request) throws HttpError, IOException {
        try {
            Optional<Flaw> flaw = answers.flawAskedOf(request.body());
            if (flaw.isEmpty()) {
                return Response.bytes(200, TYPE, answers.malformedRequest());
            }
            if (flaw.get() == Flaw.OCSP_TRY_LATER) {
                return Response.bytes(200, TYPE, answers.tryLater());
            }
            if (flaw.get() == Flaw.OCSP_HUGE) {
                return Response.bytes(200, TYPE, new byte[HUGE]);
            }
            byte[] answer = answers.answer(request.body(), flaw.get(), clock.instant());
            return flaw.get() == Flaw.OCSP_SLOW
                    ? Response.stream(200, TYPE, out -> trickle(answer, out))
                    : Response.bytes(200, TYPE, answer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void trickle(byte[] answer, OutputStream out) throws IOException {
        try {
            for (byte one : answer) {
                out.write(one);
                out.flush();
                if (never.await(1, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
