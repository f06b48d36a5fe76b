package tw.agencygateway.conformance.crash.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import tw.agencygateway.conformance.crash.runtime.CrashPoints;

/** Weaves the gateway's classes as they are loaded. Its argument is the directory through which the tests command the points. */
public final class CrashAgent {

    private CrashAgent() {}

    /** Called by the JVM before the server's main method. */
    public static void premain(String directory, Instrumentation instrumentation) {
        CrashPoints.open(Path.of(directory));
        instrumentation.addTransformer(new Weaving());
    }

    private static final class Weaving implements ClassFileTransformer {

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] original) {
            if (name == null || loader == null) {
                return null;
            }
            if (name.equals(CommitWeaver.XA_CONNECTION)) {
                return CommitWeaver.weave(original);
            }
            return isOurs(name) ? EffectWeaver.weave(original, site -> {}) : null;
        }

        private static boolean isOurs(String name) {
            return name.startsWith("tw/agencygateway/") && !name.startsWith("tw/agencygateway/conformance/");
        }
    }
}
