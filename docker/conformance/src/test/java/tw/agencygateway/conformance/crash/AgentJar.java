package tw.agencygateway.conformance.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import tw.agencygateway.conformance.crash.agent.CrashAgent;
import tw.agencygateway.conformance.crash.runtime.CrashPoints;

/** Packs the agent from this build's own classes. */
final class AgentJar {

    private AgentJar() {}

    /** The agent, beside it the classes for the boot class path that its manifest names. */
    static Path in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path runtime = directory.resolve("crash-runtime.jar");
        Path agent = directory.resolve("crash-agent.jar");
        pack(runtime, new Attributes(), CrashPoints.class);
        Attributes main = new Attributes();
        main.putValue("Premain-Class", CrashAgent.class.getName());
        main.putValue("Boot-Class-Path", runtime.getFileName().toString());
        main.putValue("Class-Path", source(ClassReader.class).toUri().toString());
        pack(agent, main, CrashAgent.class);
        return agent;
    }

    private static void pack(Path jar, Attributes main, Class<?> member) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putAll(main);
        Path classes = source(member);
        Path folder = classes.resolve(member.getPackageName().replace('.', '/'));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> members = Files.list(folder)) {
            for (Path each : members.toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
            }
        }
    }

    private static Path source(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
