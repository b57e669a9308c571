package io.github.alliancepay.gates.linkage;

import io.github.alliancepay.gates.linkage.Reference.Use;
import java.beans.Introspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Everything that the classes of a folder need of types other than their own and the JDK's. */
final class References {

    private static final String TYPE_OF_BROADLEAF = "org\\.broadleafcommerce\\..*\\.[A-Z]\\w*";
    private static final String BEAN_OF_BROADLEAF = "bl[A-Z]\\w+";

    private final ClassPath path;
    private final Map<String, ClassNode> own = new TreeMap<>();
    private final Set<String> mentioned = new TreeSet<>();
    private final Set<Reference> found = new TreeSet<>();
    private final Set<String> words = new TreeSet<>();

    private References(ClassPath path) {
        this.path = path;
    }

    /** @param compiledAgainst the class path of the compilation, for what the classes override and inherit */
    static References in(Path folder, ClassPath compiledAgainst) throws IOException {
        References references = new References(compiledAgainst.behind(folder));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                references.read(Files.readAllBytes(file));
            }
        }
        references.collect();
        return references;
    }

    /** What is needed. */
    Set<Reference> all() {
        return found;
    }

    /** Types and beans of Broadleaf in strings, as {@link HostMembers} writes them. */
    Set<String> namesOfBroadleaf() {
        return words.stream()
                .filter(word -> word.matches(TYPE_OF_BROADLEAF) || word.matches(BEAN_OF_BROADLEAF))
                .map(word -> word.matches(BEAN_OF_BROADLEAF) ? HostMembers.BEAN + word : word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a string contains a type, bean, method or property; or, for a method, whether a method with this name exists. */
    boolean name(String member) {
        String name = member.replaceAll("^" + HostMembers.BEAN + "|.*#|\\(.*", "");
        return words.contains(name)
                || words.contains(Introspector.decapitalize(name.replaceFirst("^set", "")))
                || own.values().stream()
                        .flatMap(type -> type.methods.stream())
                        .anyMatch(method -> method.name.equals(name));
    }

    /** Internal names of the classes with these references. */
    Set<String> own() {
        return own.keySet();
    }

    private void read(byte[] file) {
        ClassNode type = new ClassNode();
        new ClassReader(file).accept(new ClassRemapper(type, new Mentions()), ClassReader.SKIP_DEBUG);
        own.put(type.name, type);
    }

    private void collect() {
        mentioned.forEach(type -> add(Reference.toType(Use.MENTIONED, type)));
        own.values().forEach(this::collect);
    }

    private void collect(ClassNode type) {
        add(Reference.toType(Use.EXTENDED, type.superName));
        type.interfaces.forEach(above -> add(Reference.toType(Use.IMPLEMENTED, above)));
        Annotations.of(type).forEach(this::annotation);
        type.fields.forEach(this::field);
        for (MethodNode method : type.methods) {
            overridden(type, method);
            method.instructions.forEach(this::instruction);
        }
    }

    private void field(FieldNode field) {
        if (field.value instanceof String word) {
            words.add(word);
        }
    }

    private void instruction(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            Use use = call.getOpcode() == Opcodes.INVOKESTATIC ? Use.STATICALLY_CALLED : Use.CALLED;
            add(new Reference(use, call.itf, call.owner, call.name, call.desc));
        } else if (instruction instanceof FieldInsnNode field) {
            boolean isStatic = field.getOpcode() == Opcodes.GETSTATIC || field.getOpcode() == Opcodes.PUTSTATIC;
            add(field(isStatic ? Use.STATIC_FIELD : Use.FIELD, field.owner, field.name, field.desc));
        } else if (instruction instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
            add(Reference.toType(Use.CREATED, type.desc));
        } else if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String word) {
            words.add(word);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            dynamic(dynamic);
        }
    }

    /** A lambda or a method reference: its method, and the method of the functional interface. */
    private void dynamic(InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
            if (argument instanceof Handle method) {
                handle(method);
            }
        }
        if (dynamic.bsmArgs.length > 0 && dynamic.bsmArgs[0] instanceof Type shape && shape.getSort() == Type.METHOD) {
            String functional = Type.getReturnType(dynamic.desc).getInternalName();
            add(new Reference(Use.WRITTEN_AS_LAMBDA, true, functional, dynamic.name, shape.getDescriptor()));
        }
    }

    private void handle(Handle method) {
        if (method.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            add(Reference.toType(Use.CREATED, method.getOwner()));
        }
        Use use = method.getTag() == Opcodes.H_INVOKESTATIC ? Use.STATICALLY_CALLED : Use.CALLED;
        add(new Reference(use, method.isInterface(), method.getOwner(), method.getName(), method.getDesc()));
    }

    private void overridden(ClassNode type, MethodNode method) {
        if (method.name.startsWith("<") || (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0) {
            return;
        }
        path.lineage(type.name).stream()
                .filter(above -> isForeign(above.name()))
                .filter(above -> above.members().containsKey(method.name + method.desc))
                .forEach(above -> add(Reference.toMember(Use.OVERRIDDEN, above, method.name + method.desc)));
    }

    private void annotation(AnnotationNode annotation) {
        String owner = Type.getType(annotation.desc).getInternalName();
        List<Object> values = annotation.values == null ? List.of() : annotation.values;
        for (int i = 0; i < values.size(); i += 2) {
            add(new Reference(Use.ATTRIBUTE, true, owner, (String) values.get(i), "()"));
            value(values.get(i + 1));
        }
    }

    private void value(Object value) {
        if (value instanceof List<?> several) {
            several.forEach(this::value);
        } else if (value instanceof AnnotationNode nested) {
            annotation(nested);
        } else if (value instanceof String word) {
            words.add(word);
        } else if (value instanceof String[] constant) {
            String owner = Type.getType(constant[0]).getInternalName();
            add(field(Use.STATIC_FIELD, owner, constant[1], constant[0]));
        }
    }

    private Reference field(Use use, String owner, String name, String descriptor) {
        boolean ofInterface =
                path.find(owner).filter(type -> type.is(Opcodes.ACC_INTERFACE)).isPresent();
        return new Reference(use, ofInterface, owner, name, descriptor);
    }

    private void add(Reference reference) {
        if (isForeign(reference.owner())) {
            found.add(reference);
        } else if (own.containsKey(reference.owner()) && !reference.isToType()) {
            inherited(reference);
        }
    }

    /** A member of an own type may be inherited. */
    private void inherited(Reference reference) {
        path.lineage(reference.owner()).stream()
                .filter(type -> type.members().containsKey(reference.key()))
                .findFirst()
                .filter(type -> isForeign(type.name()))
                .ifPresent(type -> found.add(Reference.toMember(reference.use(), type, reference.key())));
    }

    private boolean isForeign(String type) {
        return !type.startsWith("[") && !own.containsKey(type) && !ClassPath.isOfTheJdk(type);
    }

    /** Sees every name of a type in a class file. */
    private final class Mentions extends Remapper {

        @Override
        public String map(String type) {
            mentioned.add(type);
            return type;
        }
    }
}
