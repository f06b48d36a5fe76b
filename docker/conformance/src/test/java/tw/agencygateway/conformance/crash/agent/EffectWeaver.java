package tw.agencygateway.conformance.crash.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts a point on both sides of each call that is an effect, and reports the call sites' names. The agent and the test that counts
 * the sites both run this, so that they see the same ones. ASM is Byte Buddy's, whose package no server has.
 */
final class EffectWeaver extends ClassVisitor {

    private static final String HOUSE = "tw/agencygateway/";
    private static final String POINTS = "tw/agencygateway/conformance/crash/runtime/CrashPoints";
    private static final String AT_SITE = "(Ljava/lang/String;)V";

    private final Consumer<String> sites;
    private final Map<String, Integer> seen = new HashMap<>();
    private String type;

    private EffectWeaver(ClassVisitor next, Consumer<String> sites) {
        super(Opcodes.ASM9, next);
        this.sites = sites;
    }

    /** The class with its points; {@code sites} is told each one's name, such as {@code PendingFile.publish FileChannel.force}. */
    static byte[] weave(byte[] original, Consumer<String> sites) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new EffectWeaver(writer, sites), 0);
        return writer.toByteArray();
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        type = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions), name);
    }

    /** Numbered where a method has the same effect twice. */
    private String site(String method, String effect) {
        String outer = type.substring(HOUSE.length()).replace('/', '.');
        String name = outer + "." + withoutLambda(method) + " " + effect;
        int number = seen.merge(name, 1, Integer::sum);
        return number == 1 ? name : name + " " + number;
    }

    /** {@code lambda$perform$1} is a piece of {@code perform}, and its number another one after each change of the class. */
    private static String withoutLambda(String method) {
        return method.startsWith("lambda$") ? method.split("\\$")[1] : method;
    }

    private final class Calls extends MethodVisitor {

        private final String method;

        Calls(MethodVisitor next, String method) {
            super(Opcodes.ASM9, next);
            this.method = method;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals("java/time/Clock") && name.equals("systemUTC")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, POINTS, "clock", descriptor, false);
                return;
            }
            Optional<String> site = Effects.name(type, owner, name).map(effect -> site(method, effect));
            site.ifPresent(sites);
            site.ifPresent(text -> point("before", text));
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            site.ifPresent(text -> point("after", text));
        }

        /** A reference to an effect runs where no point can be put around it. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    Effects.name(type, handle.getOwner(), handle.getName()).ifPresent(effect -> {
                        throw new IllegalStateException(type + "." + method + " refers to " + effect
                                + ": call it, so that it can have its points");
                    });
                }
            }
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        }

        private void point(String moment, String site) {
            visitLdcInsn(site);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, POINTS, moment, AT_SITE, false);
        }
    }
}
