package io.github.alliancepay.gates.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The part of a class file against which other classes link.
 *
 * @param name internal, with slashes
 * @param access the access flags of the type; of a nested type those of its declaration
 * @param parent the superclass, {@code null} for {@code Object}
 * @param members access flags by key, see {@link Reference#key()}
 */
record TypeFile(String name, int access, String parent, List<String> interfaces, Map<String, Integer> members) {

    static TypeFile read(byte[] file) {
        Reader reader = new Reader();
        new ClassReader(file).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return reader.read;
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    Stream<String> parents() {
        return Stream.concat(Optional.ofNullable(parent).stream(), interfaces.stream());
    }

    private static final class Reader extends ClassVisitor {

        private TypeFile read;

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            read = new TypeFile(name, access, parent, List.of(interfaces), new HashMap<>());
        }

        @Override
        public void visitInnerClass(String name, String outer, String simple, int access) {
            if (name.equals(read.name)) {
                read = new TypeFile(name, access, read.parent, read.interfaces, read.members);
            }
        }

        @Override
        public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
            read.members.put(name + ":" + descriptor, access);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            read.members.put(name + descriptor, access);
            return null;
        }
    }
}
