package tw.agencygateway.conformance.crash;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the classes of this package one stand with points, which ends with the run. */
class CrashStandExtension implements ParameterResolver, AfterAllCallback {

    private static final Namespace RUN = Namespace.create(CrashStandExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == CrashStand.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return crashes(context);
    }

    /** Persons and secrets must not be in the log, whatever broke. */
    @Override
    public void afterAll(ExtensionContext context) {
        crashes(context).stand().checkLogs();
    }

    private static CrashStand crashes(ExtensionContext context) {
        return context.getRoot().getStore(RUN).computeIfAbsent(CrashStand.class, key -> start(), CrashStand.class);
    }

    private static CrashStand start() {
        try {
            return CrashStand.start();
        } catch (SQLException e) {
            throw new IllegalStateException("the stand did not start", e);
        }
    }
}
