package tw.agencygateway.platform.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import tw.agencygateway.access.entity.Role;
import tw.agencygateway.platform.entity.KeysetNode;
import tw.agencygateway.platform.service.KeyInUseException;
import tw.agencygateway.platform.service.KeyRotation;
import tw.agencygateway.platform.service.KeyRotation.Overview;
import tw.agencygateway.platform.service.KeysetFollowing;
import tw.agencygateway.platform.service.MasterKeyset;

/** The master keys: how they stand, and rotating and retiring them, which only an administrator may. */
@Named
@RequestScoped
public class KeysView {

    @Inject
    private KeyRotation rotation;

    @Inject
    private KeysetFollowing following;

    @Inject
    private Notices notices;

    @Inject
    private Clock clock;

    @Inject
    private HttpServletRequest request;

    private Overview overview;

    /** The keys as this request sees them. */
    public Overview getNow() {
        if (overview == null) {
            overview = rotation.overview();
        }
        return overview;
    }

    /** The newest key first. */
    public List<MasterKeyset.Key> getKeys() {
        List<MasterKeyset.Key> keys = getNow().keys();
        return keys.stream()
                .sorted((one, other) -> keys.indexOf(other) - keys.indexOf(one))
                .toList();
    }

    public String name(long id) {
        return KeyRotation.name(id);
    }

    /** Full days since the key was made; null where that was not noted. */
    public Long days(MasterKeyset.Key key) {
        return key.made() == null
                ? null
                : Duration.between(key.made(), clock.instant()).toDays();
    }

    public boolean isBehind(KeysetNode node) {
        return node.version() < getNow().version();
    }

    public boolean isAway(KeysetNode node) {
        return !node.isSeenSince(clock.instant().minus(KeyRotation.ALIVE));
    }

    /** Whether the last change is long enough ago for an old key to be retired. */
    public boolean isSettled() {
        return !clock.instant().isBefore(getNow().settledAt());
    }

    public void rotate() {
        act("keys.rotated", () -> rotation.rotate(request.getRemoteUser()));
    }

    public void disable(long id) {
        act("keys.disabled", () -> rotation.disable(id, request.getRemoteUser()));
    }

    public void enable(long id) {
        act("keys.enabled", () -> rotation.enable(id, request.getRemoteUser()));
    }

    public void remove(long id) {
        act("keys.removed", () -> rotation.remove(id, request.getRemoteUser()));
    }

    @FunctionalInterface
    private interface Action {
        void run() throws KeyInUseException;
    }

    private void act(String done, Action action) {
        if (!request.isUserInRole(Role.ADMINISTRATOR.name())) {
            notices.error("keys.refused.role");
            return;
        }
        try {
            action.run();
            following.follow();
            notices.done(done);
        } catch (KeyInUseException e) {
            notices.error("keys.refused." + e.reason().name().toLowerCase(Locale.ROOT));
        }
        overview = null;
    }
}
