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
        return context.getRoot().getStore(RUN).computeIfAbsent(Stand.class, key -> Stand.start(), Stand.class);
    }
}
