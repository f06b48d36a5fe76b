package tw.agencygateway.conformance.stand;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class against the running gateway. Its constructor and methods may take {@link Gateway}, {@link Sandbox}, {@link
 * GatewayDatabase} and {@link Stand}. After it the gateway's log is searched for what must not be there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StandExtension.class)
public @interface OnTheStand {}
