package tw.agencygateway.sandbox.pki;

import java.security.GeneralSecurityException;
import java.time.Clock;
import tw.agencygateway.sandbox.http.HttpError;
import tw.agencygateway.sandbox.http.Request;
import tw.agencygateway.sandbox.http.Response;
import tw.agencygateway.sandbox.http.Router;

/** Publishes the test PKI: {@code /pki/{root|ca|foreign}.cer} (DER) and {@code .crl}, made at the moment of asking. */
public final class PkiEndpoint {
    private final TestPki pki;
    private final Clock clock;

    public PkiEndpoint(TestPki pki, Clock clock) {
        this.pki = pki;
        this.clock = clock;
    }

    public void routes(Router router) {
        router.get("/pki/{file}", this::file);
    }

    private Response file(Request request) throws HttpError {
        String file = request.pathValue("file");
        try {
            for (Issuer issuer : Issuer.values()) {
                if (file.equals(issuer.alias() + ".cer")) {
                    byte[] certificate = pki.certificate(issuer).getEncoded();
                    return Response.bytes(200, "application/pkix-cert", certificate);
                }
                if (file.equals(issuer.alias() + ".crl")) {
                    return Response.bytes(200, "application/pkix-crl", pki.crl(issuer, clock.instant()));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        throw new HttpError(404, "no such file");
    }
}
