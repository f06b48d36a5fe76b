package tw.agencygateway.pki.service;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import tw.agencygateway.pki.entity.SigningKey;
import tw.agencygateway.pki.entity.SigningKeyRepository;

/** Says in the log, 60, 30 and 7 days before and at the end, that there will be no key left to sign with; each time once, on one node. */
@Stateless
public class SigningKeyWatch {
    private static final Logger LOG = System.getLogger(SigningKeyWatch.class.getName());
    private static final int URGENT = 7;

    @Inject
    SigningKeyRepository keys;

    @Inject
    Clock clock;

    public void check() {
        Instant now = clock.instant();
        List<SigningKey> certified = keys.lockCertified();
        SigningKeys.lastOf(certified, now)
                .ifPresent(last -> last.warn(now).ifPresent(days -> {
                    Level level = days > URGENT ? Level.WARNING : Level.ERROR;
                    LOG.log(level, "The last signing key, {0}, is valid until {1}", last.name(), last.notAfter());
                }));
    }
}
