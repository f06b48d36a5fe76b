package tw.agencygateway.conformance.crash.agent;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Puts a point on both sides of PostgreSQL's part in a server's transaction, which no class of the gateway calls: {@code prepare}
 * and {@code commit} of the driver's XA connection.
 */
final class CommitWeaver extends ClassVisitor {

    static final String XA_CONNECTION = "org/postgresql/xa/PGXAConnection";

    private static final String POINTS = "tw/agencygateway/conformance/crash/runtime/CrashPoints";

    private CommitWeaver(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    static byte[] weave(byte[] original) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new CommitWeaver(writer), 0);
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("commit") || name.equals("prepare") ? new Ends(next, name) : next;
    }

    private static final class Ends extends MethodVisitor {

        private final String name;

        Ends(MethodVisitor next, String name) {
            super(Opcodes.ASM9, next);
            this.name = name;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitLdcInsn(name);
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, XA_CONNECTION, "conn", "Lorg/postgresql/core/BaseConnection;");
            visitMethodInsn(
                    Opcodes.INVOKESTATIC, POINTS, "beforeEndOf", "(Ljava/lang/String;Ljava/lang/Object;)V", false);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN || opcode == Opcodes.IRETURN) {
                visitLdcInsn(name);
                visitMethodInsn(Opcodes.INVOKESTATIC, POINTS, "afterEndOf", "(Ljava/lang/String;)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
