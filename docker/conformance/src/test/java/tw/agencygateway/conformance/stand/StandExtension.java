package tw.agencygateway.conformance.stand;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the stand for the first class that asks, and stops it with the run. */
class StandExtension implements ParameterResolver, AfterAllCallback {

    private static final Namespace RUN = Namespace.create(StandExtension.class);

    private static final Map<Class<?>, Function<Stand, Object>> FIXTURES = Map.of(
            Stand.class, stand -> stand,
            Gateway.class, Stand::gateway,
            Sandbox.class, Stand::sandbox,
            GatewayDatabase.class, Stand::database);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return FIXTURES.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return FIXTURES.get(parameter.getParameter().getType()).apply(stand(context));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stand(context).checkLogs();
    }

    private static Stand stand(ExtensionContext context) {
        return attempt(context).stand();
    }

    private static Attempt attempt(ExtensionContext context) {
        return context.getRoot().getStore(RUN).computeIfAbsent(Attempt.class, key -> Attempt.make(), Attempt.class);
    }

    /** The one start of a run: what did not start for the first test is not tried again for the others. */
    private record Attempt(Stand running, Throwable failure) implements AutoCloseable {

        static Attempt make() {
            try {
                return new Attempt(Stand.start(), null);
            } catch (RuntimeException | Error e) {
                return new Attempt(null, e);
            }
        }

        Stand stand() {
            if (failure != null) {
                throw new IllegalStateException("the stand did not start: " + failure.getMessage(), failure);
            }
            return running;
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
        }
    }
}
